import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { mustGit } from "../git/our-git.ts";
import { readKept } from "../snapshot/take-snapshot.ts";
import type { ChangedFile, Diff, ReviewMode, Snapshot } from "../workspace.ts";
import { changeState } from "./change-state.ts";
import { parseChangedFiles } from "./parse-changed-files.ts";

/** Longest patch that is handed on, in characters. */
const MAX_PATCH = 400_000;
const MAX_COMMITS = 50;
const EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

/**
 * The change that a review is about, from the snapshot's own git. A: this branch, uncommitted work
 * included, against where it left the default branch; B: uncommitted work against HEAD; C: the
 * named files as they are.
 */
export async function diffOf(
  snapshot: Snapshot,
  mode: ReviewMode,
  named: readonly string[] = [],
): Promise<Diff> {
  const { gitDir, commit, base } = snapshot;
  if (mode === "C" || gitDir === undefined || commit === undefined) {
    return {
      mode: "C",
      against: "nothing: the files as they are",
      files: named.map((path) => namedFile(snapshot, path)),
      patch: "",
      truncated: false,
      commits: [],
    };
  }
  const state = await changeState(snapshot);
  const from = mode === "A" ? (state.mergeBase ?? base ?? EMPTY_TREE) : (base ?? EMPTY_TREE);
  const prefix = readKept(dirname(snapshot.path))?.prefix ?? "";
  const run = (...args: string[]): Promise<string> =>
    mustGit(
      [
        "diff",
        "--no-ext-diff",
        "--no-textconv",
        "--no-color",
        "--find-renames",
        ...(prefix === "" ? [] : [`--relative=${prefix}`]),
        ...args,
        from,
        commit,
      ],
      { gitDir },
    );
  const [names, counts, hunks, patch, log] = await Promise.all([
    run("--name-status", "-z"),
    run("--numstat", "-z"),
    run("--unified=0"),
    run("--unified=3"),
    base === undefined || mode === "B"
      ? ""
      : mustGit(
          ["log", "--no-color", `--max-count=${MAX_COMMITS}`, "--format=%s", `${from}..${base}`],
          { gitDir },
        ),
  ]);
  return {
    mode,
    against:
      mode === "A"
        ? `${state.defaultBranch ?? "the default branch"} (where this branch left it)`
        : base === undefined
          ? "nothing: there is no commit yet"
          : "HEAD",
    files: parseChangedFiles({ names, counts, hunks }),
    patch:
      patch.length > MAX_PATCH ? patch.slice(0, patch.lastIndexOf("\n", MAX_PATCH) + 1) : patch,
    truncated: patch.length > MAX_PATCH,
    commits: log.split("\n").filter((line) => line !== ""),
  };
}

function namedFile(snapshot: Snapshot, path: string): ChangedFile {
  const lines = readFileSync(join(snapshot.path, path), "utf8").split("\n").length;
  return { path, status: "named", added: lines, removed: 0, ranges: [[1, lines]] };
}
