import { dirname } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import { mustGit } from "../git/must-git.ts";
import { ourGit } from "../git/our-git.ts";
import { readKept } from "../snapshot/kept-snapshot.ts";
import type { Diff, ReviewMode, Snapshot } from "../workspace.ts";
import { changeState } from "./change-state.ts";
import { namedFiles } from "./named-files.ts";
import { parseChangedFiles } from "./parse-changed-files.ts";

/** Longest patch that is handed on, in characters. */
const MAX_PATCH = 400_000;
/** Longest patch that line ranges are read from, in bytes. */
const MAX_HUNKS = 64 * 1024 * 1024;
const MAX_COMMITS = 50;
const PLAIN = [
  "--no-ext-diff",
  "--no-textconv",
  "--no-color",
  "--find-renames",
  "--ignore-submodules=all",
  "--src-prefix=a/",
  "--dst-prefix=b/",
];

/**
 * The change that a review is about, from the snapshot's own git. A: this branch, uncommitted work
 * included, against where it left the default branch; B: uncommitted work against HEAD; C: the
 * named files, and those in named directories, as they are.
 *
 * *Contract*: reads the snapshot only. Rejects with `flow.input` when there is nothing that A or B
 * could compare with.
 */
export async function diffOf(
  snapshot: Snapshot,
  mode: ReviewMode,
  named: readonly string[] = [],
): Promise<Diff> {
  if (mode === "C") {
    return {
      mode,
      against: "nothing: the files as they are",
      files: namedFiles(snapshot.path, named),
      patch: "",
      truncated: false,
      commits: [],
    };
  }
  const { gitDir, commit, base } = snapshot;
  if (gitDir === undefined || commit === undefined)
    return refuse(mode, "the project is not a git repository");
  const { from, against } = await startOf(snapshot, gitDir, mode);
  const prefix = readKept(dirname(snapshot.path))?.prefix ?? "";
  const relative = prefix === "" ? [] : [`--relative=${prefix}`];
  const diff = (...args: string[]): readonly string[] => [
    "diff",
    ...PLAIN,
    ...relative,
    ...args,
    from,
    commit,
  ];
  const subjects = ["log", "--no-color", `--max-count=${MAX_COMMITS}`, "--format=%s"];
  const [names, counts, hunks, patch, log] = await Promise.all([
    mustGit(diff("--name-status", "-z"), { gitDir }),
    mustGit(diff("--numstat", "-z"), { gitDir }),
    ourGit(diff("--unified=0"), { gitDir, maxBytes: MAX_HUNKS }),
    // A character has at most four bytes.
    ourGit(diff("--unified=3"), { gitDir, maxBytes: MAX_PATCH * 4 }),
    mode === "A" && base !== undefined
      ? mustGit([...subjects, `${from}..${base}`], { gitDir })
      : "",
  ]);
  const isCut = patch.code !== 0 || patch.stdout.length > MAX_PATCH;
  return {
    mode,
    against,
    files: parseChangedFiles({ names, counts, hunks: hunks.stdout }),
    patch: isCut ? wholeLines(patch.stdout.slice(0, MAX_PATCH)) : patch.stdout,
    truncated: isCut || hunks.code !== 0,
    commits: log.split("\n").filter((line) => line !== ""),
  };
}

async function startOf(
  snapshot: Snapshot,
  gitDir: string,
  mode: "A" | "B",
): Promise<{ from: string; against: string }> {
  if (mode === "A") {
    const { mergeBase, defaultBranch } = await changeState(snapshot);
    if (mergeBase !== undefined)
      return { from: mergeBase, against: `${defaultBranch} (where this branch left it)` };
    return refuse(
      mode,
      defaultBranch === undefined
        ? "the repository has no default branch to compare with"
        : `this branch and ${defaultBranch} have no commit in common here`,
    );
  }
  if (snapshot.base !== undefined) return { from: snapshot.base, against: "HEAD" };
  const empty = await mustGit(["hash-object", "-t", "tree", "--stdin"], { gitDir });
  return { from: empty.trim(), against: "nothing: there is no commit yet" };
}

function refuse(mode: ReviewMode, why: string): never {
  throw new WheelhouseError("flow.input", `Mode ${mode} is not possible: ${why}.`, {
    hint: "Name files to look at, or leave the mode out.",
  });
}

const wholeLines = (text: string): string => text.slice(0, text.lastIndexOf("\n") + 1);
