import { existsSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { type ChangeFlag, parsePatch } from "@wheelhouse/core";
import { CARRIED } from "../clone/carry-files.ts";
import type { Clone } from "../clone/clone.ts";
import { ourGit } from "../git/our-git.ts";
import { mustGit } from "../git/must-git.ts";
import { commitOf } from "../commit/commit-of.ts";
import { headOf } from "../commit/commit-work.ts";
import { openInside } from "../commit/inside.ts";
import type { ChangeFile, ChangeReason, Changes } from "./changes.ts";
import { flagSecrets, secretValues } from "./flag-secrets.ts";
import { flagTests } from "./flag-tests.ts";
import { type LineCount, parseNumstat, parseRaw, type RawChange } from "./parse-raw.ts";

/** Longest patch that is handed on, in characters. */
const MAX_PATCH = 400_000;
/** Longest patch that is looked through, in bytes. */
const MAX_LOOK = 128 * 1024 * 1024;
/** A larger file, in bytes, or a longer change, in lines, is told. */
const LARGE_BYTES = 1024 * 1024;
const LARGE_LINES = 5_000;
const MAX_CARRIED = 1024 * 1024;

const PLAIN = [
  "--no-ext-diff",
  "--no-textconv",
  "--no-color",
  "--find-renames",
  "--ignore-submodules=all",
  "--src-prefix=a/",
  "--dst-prefix=b/",
];

/** What is compared: commits of our git directory. */
export interface ChangesOptions {
  /** The base when absent. */
  readonly from?: string | undefined;
  /** Our last commit when absent. */
  readonly to?: string | undefined;
  /** Files, directories or globs that the work was to stay in. */
  readonly scope?: readonly string[] | undefined;
  /** Longest patch, in characters. */
  readonly maxPatch?: number | undefined;
}

/**
 * What differs between two commits of a clone, with flags on what a judge and a person should look at.
 * The tree is not read, so that nothing an agent does now changes what is said, and `.gitattributes` of
 * an agent hides nothing. Rejects with `run.state` for a commit that is not in our git directory.
 */
export async function changesOf(clone: Clone, options: ChangesOptions = {}): Promise<Changes> {
  const { gitDir, base } = clone;
  const from = await commitOf(gitDir, options.from ?? base);
  const to = options.to === undefined ? await headOf(clone) : await commitOf(gitDir, options.to);
  const maxPatch = options.maxPatch ?? MAX_PATCH;
  const diff = (...args: string[]): string[] => ["diff", ...PLAIN, ...args, from, to];
  const [raw, numstat, look, patch] = await Promise.all([
    mustGit(diff("--raw", "-z", "--no-abbrev"), { gitDir }),
    mustGit(diff("--numstat", "-z"), { gitDir }),
    // What has a NUL in it is looked through too: it may still be read.
    ourGit(diff("--unified=0", "--text"), { gitDir, maxBytes: MAX_LOOK }),
    // A character has at most four bytes.
    // Whole names of contents, by which more of them can be asked for.
    ourGit(diff("--unified=3", "--full-index"), { gitDir, maxBytes: maxPatch * 4 }),
  ]);
  const rawChanges = parseRaw(raw).filter(({ modeBefore, mode }) => !isGitlink(modeBefore, mode));
  const counts = parseNumstat(numstat);
  const sizes = await sizesOf(gitDir, rawChanges);
  const values = carriedValues(clone);
  const reasons: ChangeReason[] = rawChanges.flatMap((change) =>
    flagKind(change, counts.get(change.path), sizes.get(change.blob)),
  );
  for (const file of parsePatch(look.stdout))
    reasons.push(...flagTests(file), ...flagSecrets(file, values));
  const files = rawChanges.map(({ path, from: before, status }): ChangeFile => {
    const { added, removed, binary } = counts.get(path) ?? { added: 0, removed: 0, binary: false };
    const flags = new Set<ChangeFlag>();
    for (const reason of reasons) if (reason.path === path) flags.add(reason.flag);
    return {
      path,
      ...(before === undefined ? {} : { from: before }),
      status,
      added,
      removed,
      binary,
      flags: [...flags],
    };
  });
  const isCut = patch.code !== 0 || patch.stdout.length > maxPatch;
  const sum = (key: "added" | "removed"): number => files.reduce((all, file) => all + file[key], 0);
  return {
    from,
    to,
    files,
    reasons,
    outside: outsideOf(options.scope, files),
    patch: isCut ? wholeLines(patch.stdout.slice(0, maxPatch)) : patch.stdout,
    truncated: isCut,
    unchecked: look.code !== 0,
    added: sum("added"),
    removed: sum("removed"),
  };
}

function flagKind(
  { path, status, modeBefore, mode }: RawChange,
  count: LineCount | undefined,
  bytes: number | undefined,
): ChangeReason[] {
  const reasons: ChangeReason[] = [];
  if (mode === "120000") reasons.push({ path, flag: "symlink", why: "is a symbolic link" });
  if (status !== "added" && status !== "deleted" && modeBefore !== mode)
    reasons.push({ path, flag: "mode", why: `its mode was ${modeBefore} and is ${mode}` });
  if (bytes !== undefined && bytes > LARGE_BYTES)
    reasons.push({ path, flag: "large", why: `has ${(bytes / 1024 ** 2).toFixed(1)} MiB` });
  else if (count !== undefined && count.added > LARGE_LINES)
    reasons.push({ path, flag: "large", why: `adds ${count.added} lines` });
  return reasons;
}

/** Name of a content → its size in bytes. */
async function sizesOf(
  gitDir: string,
  changes: readonly RawChange[],
): Promise<ReadonlyMap<string, number>> {
  const input = changes.map(({ blob }) => `${blob}\n`).join("");
  const text = await mustGit(["cat-file", "--batch-check"], { gitDir, input });
  return new Map(
    text.split("\n").flatMap((line) => {
      const [, name, size] = /^([0-9a-f]+) blob (\d+)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, Number(size)] as const];
    }),
  );
}

/** Only to look for them: they are never handed on. */
function carriedValues({ gitDir, tree, carried }: Clone): string[] {
  // As they were when they were carried: whoever writes in the tree may have taken them out of the file there.
  const places = [join(gitDir, CARRIED), tree].filter((place) => existsSync(place));
  if (carried.length === 0) return [];
  const values = new Set<string>();
  for (const place of places) {
    const inside = openInside(place);
    try {
      for (const path of carried) {
        const found = inside.read(path, MAX_CARRIED);
        if (found.kind !== "file") continue;
        for (const value of secretValues(found.bytes.toString("utf8"))) values.add(value);
      }
    } finally {
      inside.close();
    }
  }
  return [...values];
}

function outsideOf(scope: readonly string[] | undefined, files: readonly ChangeFile[]): string[] {
  if (scope === undefined) return [];
  const isInside = (path: string): boolean =>
    scope.some((each) => {
      const name = each.replace(/^\.\//, "").replace(/\/+$/, "");
      return (
        name === "." || path === name || path.startsWith(`${name}/`) || matchesGlob(path, name)
      );
    });
  const paths = files.flatMap(({ path, from }) => (from === undefined ? [path] : [from, path]));
  return [...new Set(paths.filter((path) => !isInside(path)))];
}

const isGitlink = (...modes: string[]): boolean => modes.includes("160000");
const wholeLines = (text: string): string => text.slice(0, text.lastIndexOf("\n") + 1);
