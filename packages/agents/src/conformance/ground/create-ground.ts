import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printTree } from "./print-tree.ts";

/** A throw-away place in which an agent is tried. */
export interface Ground {
  /** A repository with one commit: where the agent works. */
  readonly repo: string;
  /** A directory beside it that nobody gave the agent; holds another repository with a linked worktree. */
  readonly outside: string;
  /** Stands for the user's own home. */
  readonly user: string;
  readonly home: string;
  readonly tmp: string;
  /** Path → hash of everything in the repository, its git directory and the directory beside it. */
  print(): ReadonlyMap<string, string>;
  remove(): void;
}

const FILES: Readonly<Record<string, string>> = {
  "README.md": "# A project\n\nThe second line of it.\n",
  "math.ts":
    "export function divide(a: number, b: number): number {\n  // The caller looks at b.\n  return a / b;\n}\n",
};

/** The sandbox shows an empty /tmp: what lies there would be out of reach, which proves less than being guarded. */
const PARENT = existsSync("/var/tmp") ? "/var/tmp" : tmpdir();

/** Lays a ground under a temporary directory. `files` lie in the repository besides. */
export function createGround(files: (repo: string) => Readonly<Record<string, string>>): Ground {
  const root = realpathSync(mkdtempSync(join(PARENT, "wheelhouse-trial-")));
  const at = (name: string): string => join(root, name);
  const [repo, outside] = [at("repo"), at("outside")];
  for (const name of ["repo", "outside", "user", "home", "tmp"]) mkdirSync(at(name));
  commit(repo, { ...FILES, ...files(repo) });
  const host = join(outside, "host");
  mkdirSync(host);
  commit(host, FILES);
  git(host, "worktree", "add", "--quiet", "-b", "linked", join(outside, "linked"));
  return {
    repo,
    outside,
    user: at("user"),
    home: at("home"),
    tmp: at("tmp"),
    print: () => printTree([repo, outside]),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function commit(repo: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(repo, name, ".."), { recursive: true });
    writeFileSync(join(repo, name), text);
  }
  git(repo, "init", "--quiet", "--initial-branch=main");
  git(repo, "add", "--all", "--force");
  git(repo, "commit", "--quiet", "--message", "first");
}

function git(cwd: string, ...args: readonly string[]): void {
  const who = ["-c", "user.name=Trial", "-c", "user.email=trial@localhost"];
  execFileSync("git", [...who, ...args], {
    cwd,
    stdio: "ignore",
    env: { PATH: process.env["PATH"], HOME: cwd, GIT_CONFIG_NOSYSTEM: "1" },
  });
}
