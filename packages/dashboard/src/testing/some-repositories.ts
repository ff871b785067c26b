import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gitIn } from "../../../cli/src/testing/git-in.ts";

/** Long ago, in seconds: a branch that has not moved since is stale. */
const LONG_AGO = 1_700_000_000;

/** A directory with repositories that want each another thing. */
export interface SomeRepositories {
  readonly directory: string;
  /** Path of one of them. */
  readonly path: (name: string) => string;
  readonly git: (name: string) => (...args: readonly string[]) => void;
}

/**
 * Makes repositories: `shop` is dirty and ahead, `ledger` is detached, `story` is in the middle of a rebase, `board` has a
 * stale branch, `calm` wants nothing, `vendor` is dirty and ignored, and `broken` cannot be looked at.
 */
export function someRepositories(): SomeRepositories {
  const directory = mkdtempSync(join(tmpdir(), "wheelhouse-repositories-"));
  const path = (name: string): string => join(directory, name);
  const git = (name: string) => gitIn(path(name));
  for (const name of ["shop", "ledger", "story", "board", "calm", "vendor", "broken"])
    makeRepository(path(name));
  aheadAndDirty(path("shop"), git("shop"));
  git("ledger")("checkout", "--quiet", "--detach");
  inRebase(path("story"), git("story"));
  staleBranch(path("board"));
  writeFileSync(join(path("vendor"), ".wheelhouse-ignore"), "");
  writeFileSync(join(path("broken"), ".git/index"), "no index\n");
  return { directory, path, git };
}

function makeRepository(path: string): void {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "readme.md"), "# It\n");
  const git = gitIn(path);
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "-m", "Begin");
}

function aheadAndDirty(path: string, git: (...args: readonly string[]) => void): void {
  git("init", "--quiet", "--bare", `${path}.remote`);
  git("remote", "add", "origin", `${path}.remote`);
  git("push", "--quiet", "--set-upstream", "origin", "main");
  git("commit", "--quiet", "--allow-empty", "-m", "Count free lines once");
  writeFileSync(join(path, "readme.md"), "# Shop\n");
  writeFileSync(join(path, "notes.txt"), "later\n");
}

function inRebase(path: string, git: (...args: readonly string[]) => void): void {
  const write = (text: string): void => {
    writeFileSync(join(path, "readme.md"), text);
    git("commit", "--quiet", "--all", "-m", text);
  };
  git("checkout", "--quiet", "-b", "chapter");
  write("one");
  git("checkout", "--quiet", "main");
  write("another");
  git("checkout", "--quiet", "chapter");
  try {
    git("rebase", "main");
  } catch {
    // Both changed the same line, which is what is wanted.
  }
}

function staleBranch(path: string): void {
  const input = `commit refs/heads/try/it\ncommitter Ann <ann@example.com> ${LONG_AGO} +0000\ndata 3\ntry\nfrom refs/heads/main^0\n`;
  execFileSync("git", ["fast-import", "--quiet"], { cwd: path, input, stdio: "pipe" });
}

/** Makes the only commit of a repository one of long ago: nothing in it moves any more. */
export function makeDormant(path: string): void {
  const text = "# It\n";
  const input = `commit refs/heads/main\ncommitter Ann <ann@example.com> ${LONG_AGO} +0000\ndata 3\nold\ndeleteall\nM 100644 inline readme.md\ndata ${text.length}\n${text}\n`;
  execFileSync("git", ["fast-import", "--quiet", "--force"], { cwd: path, input, stdio: "pipe" });
}
