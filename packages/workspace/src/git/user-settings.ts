import { ourGit } from "./our-git.ts";

/**
 * What of the user's git configuration says how files and blobs correspond, and what is ignored.
 * None of it names a program.
 */
const TAKEN: Readonly<Record<string, RegExp>> = {
  "core.autocrlf": /^(true|false|input)$/,
  "core.eol": /^(lf|crlf|native)$/,
  "core.filemode": /^(true|false)$/,
  "core.ignorecase": /^(true|false)$/,
  "core.precomposeunicode": /^(true|false)$/,
  "core.symlinks": /^(true|false)$/,
  "core.sparsecheckout": /^(true|false)$/,
  "core.excludesfile": /^[/~]/,
  "core.attributesfile": /^[/~]/,
  "init.defaultbranch": /^[^-]/,
};

/** Lower-case name → value, of the settings that matter to a copy of the working tree. */
export type UserSettings = ReadonlyMap<string, string>;

/** Reads them as the user's git would in this directory. Nothing is run or written; empty when they cannot be read. */
export async function userSettings(cwd: string): Promise<UserSettings> {
  const { code, stdout } = await ourGit(["config", "--list", "--includes", "-z"], {
    cwd,
    asUser: true,
  });
  const settings = new Map<string, string>();
  if (code !== 0) return settings;
  for (const entry of stdout.split("\0")) {
    const end = entry.indexOf("\n");
    const name = entry.slice(0, end);
    if (end > 0 && TAKEN[name]?.test(entry.slice(end + 1)))
      settings.set(name, entry.slice(end + 1));
  }
  for (const [name, file] of [
    ["core.excludesfile", "ignore"],
    ["core.attributesfile", "attributes"],
  ] as const) {
    settings.set(name, atHome(settings.get(name) ?? defaultPlace(file)));
  }
  return settings;
}

/** Whether it is the repository that says a setting, and not the user's own files. Whoever made a repository has written what it says. */
export async function saysItself(cwd: string, name: string): Promise<boolean> {
  const { stdout } = await ourGit(["config", "--show-scope", "--includes", "-z", "--get", name], {
    cwd,
    asUser: true,
  });
  return /^(?:local|worktree)\0/.test(stdout);
}

/** Flags for `ls-files` on a user's repository: to write out a sparse index, git would renew the times of the user's objects. */
export const asIs = (settings: UserSettings): readonly string[] =>
  settings.get("core.sparsecheckout") === "true" ? ["--sparse"] : [];

function defaultPlace(file: string): string {
  const { XDG_CONFIG_HOME: config } = process.env;
  return config ? `${config}/git/${file}` : `~/.config/git/${file}`;
}

/** Our git has no home: `~` is written out. */
function atHome(path: string): string {
  return path.replace(/^~(?=\/)/, process.env["HOME"] ?? "/nonexistent");
}
