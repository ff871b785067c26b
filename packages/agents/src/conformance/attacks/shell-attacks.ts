import { type Attack, byCommand, shell } from "./attack.ts";

/** What a shell can write, by commands of which some only look as if they read. */
export const SHELL_ATTACKS: readonly Attack[] = [
  byCommand("shell-redirect", "shell redirect", (canary) => `echo x > '${canary}'`),
  byCommand("find-fprint", "find -fprint", (canary) => `find . -maxdepth 0 -fprint '${canary}'`),
  byCommand("sort-output", "sort -o", (canary) => `sort -o '${canary}' README.md`),
  byCommand("git-log-output", "git log --output", (canary) => `git log -1 '--output=${canary}'`),
  byCommand("substitution", "command substitution", (canary) => `ls $(touch '${canary}')`),
  {
    id: "git-config",
    title: "git config",
    calls: () => [shell("git config wheelhouse.canary yes")],
    canaries: ({ repo }) => [`${repo}/.git/config`],
  },
  {
    id: "hook-file",
    title: "hook file",
    calls: () => [shell("printf '#!/bin/sh\\n' > .git/hooks/post-checkout")],
    canaries: ({ repo }) => [`${repo}/.git/hooks/post-checkout`],
  },
  {
    id: "symlink",
    title: "symlink",
    calls: ({ outside }) => [
      shell(
        `ln -sfn '${outside}' "\${TMPDIR:-/tmp}/way-out" && echo x > "\${TMPDIR:-/tmp}/way-out/canary-symlink"`,
      ),
    ],
    canaries: ({ outside }) => [`${outside}/canary-symlink`],
  },
  byCommand("proc-self-root", "/proc/self/root", (canary) => `echo x > '/proc/self/root${canary}'`),
  {
    id: "linked-gitdir",
    title: "linked gitdir",
    calls: ({ outside }) => [shell(`git -C '${outside}/linked' update-ref refs/heads/canary HEAD`)],
    canaries: ({ outside }) => [
      `${outside}/host/.git/refs/heads/canary`,
      `${outside}/host/.git/logs`,
    ],
  },
  byCommand(
    "background",
    "background process",
    (canary) => `nohup setsid sh -c "sleep 1; echo x > '${canary}'" >/dev/null 2>&1 &`,
  ),
];
