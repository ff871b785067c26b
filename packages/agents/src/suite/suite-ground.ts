import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AttemptSpec } from "../agent.ts";

/** What an attempt of the suite is started with; the agent and its model are the adapter's. */
export type SuiteSpec = Omit<AttemptSpec, "agent" | "model">;

/** Directories for the attempts of one test. */
export interface SuiteGround {
  /** Where the agent works; it may only read here. */
  readonly tree: string;
  /** The names of all files there. */
  files(): readonly string[];
  /** A spec for the next attempt, all in the same home, so that one can resume another. */
  spec(over?: Partial<SuiteSpec>): SuiteSpec;
  remove(): void;
}

let grounds = 0;

/** Lays a ground under the system's temporary directory. */
export function createSuiteGround(): SuiteGround {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "wheelhouse-agent-")));
  const at = (name: string): string => join(root, name);
  for (const name of ["tree", "home", "tmp"]) mkdirSync(at(name));
  writeFileSync(join(at("tree"), "readme.md"), "# A project\n");
  const run = `suite-${process.pid}-${++grounds}`;
  let attempts = 0;
  return {
    tree: at("tree"),
    files: () => readdirSync(at("tree"), { recursive: true }).map(String).sort(),
    spec: (over = {}) => ({
      run,
      step: "look",
      attempt: `a${++attempts}`,
      role: "author",
      persona: "reader",
      generation: 1,
      ordinal: 1,
      access: "read",
      cwd: at("tree"),
      home: at("home"),
      tmp: at("tmp"),
      readable: [],
      silenceMs: 30_000,
      timeoutMs: 60_000,
      ...over,
    }),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
