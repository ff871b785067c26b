import { cpSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gitIn } from "./git-in.ts";
import { smallRepository } from "./small-repository.ts";

const FIXTURES = join(import.meta.dirname, "../../../sources/src/sessions/fixtures");

/** A machine on which others work: logs of a harness, session files, and repositories, all below one directory. */
export interface ObservedGround {
  readonly root: string;
  /** Where the repositories are; each wants something. */
  readonly repositories: string;
  /** Two run.logs, one with lines that are none. */
  readonly runs: string;
  /** How many logs there are, of harnesses and of agents. */
  readonly logs: number;
  /** What a server needs in its environment to see all of it. */
  readonly env: Readonly<Record<string, string>>;
}

/** Makes such a machine, in a directory that goes away with the system's temporary ones. */
export function observedGround(): ObservedGround {
  const root = mkdtempSync(join(tmpdir(), "wheelhouse-ground-"));
  const [repositories, runs, home] = ["src", "runs", "home"].map((name) => join(root, name));
  if (!repositories || !runs || !home) throw new Error("three directories were named");
  for (const name of ["orders", "shop"])
    cpSync(smallRepository(), join(repositories, name), { recursive: true });
  const git = gitIn(join(repositories, "shop"));
  git("commit", "--quiet", "--all", "-m", "Take it back");
  git("checkout", "--quiet", "--detach");

  const line = (kind: string, members: object = {}): string =>
    `${JSON.stringify({ v: 1, ts: Date.now(), kind, ...members })}\n`;
  const start = line("run.started", { data: { repos: [join(repositories, "orders")] } });
  writeLog(runs, "night", start, line("phase.entered", { phase: "build" }), '{"v":1,"half');
  writeLog(runs, "broken", start, "plain words\n", "\0\0\n", line("run.failed"));

  for (const [kind, place] of [
    ["claude", ".claude/projects"],
    ["qwen", ".qwen/projects"],
    ["codex", ".codex/sessions"],
  ] as const)
    for (const scenario of readdirSync(join(FIXTURES, kind)))
      cpSync(join(FIXTURES, kind, scenario), join(home, place), { recursive: true });
  return {
    root,
    repositories,
    runs,
    logs: readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) =>
      /(^|\/)(run\.log|[^/]+\.jsonl)$/.test(path),
    ).length,
    env: {
      HOME: home,
      // The runtime's own cache is nothing that is observed.
      XDG_CACHE_HOME: join(tmpdir(), "wheelhouse-test-cache"),
      WHEELHOUSE_RUN_STATE_DIR: runs,
      WHEELHOUSE_REPOSITORIES: repositories,
    },
  };
}

function writeLog(runs: string, run: string, ...lines: readonly string[]): void {
  mkdirSync(join(runs, run), { recursive: true });
  writeFileSync(join(runs, run, "run.log"), lines.join(""));
}
