import type { DiffOutput, ReviewMode } from "../io/diff.ts";

/** A change as the workspace reports it. */
export interface DiffSource {
  readonly mode: ReviewMode;
  readonly against: string;
  readonly files: readonly {
    readonly path: string;
    readonly status: DiffOutput["files"][number]["status"];
    readonly added: number;
    readonly removed: number;
    readonly ranges: readonly (readonly [number, number])[];
  }[];
  readonly patch: string;
  readonly truncated: boolean;
  readonly commits: readonly string[];
}

/** Characters of patch for one file and for all of them: a brief must fit a small model. */
const FILE_PATCH = 6_000;
const ALL_PATCHES = 60_000;

/**
 * Shapes a change for the flow: each file carries its own part of the patch, so that an agent gets
 * the patches of its files only. `whole` says that nothing was changed or named.
 */
export function diffOutput(diff: DiffSource, options: { why: string; whole: boolean }): DiffOutput {
  const parts = splitPatch(diff.patch);
  let left = ALL_PATCHES;
  let truncated = diff.truncated;
  const files = options.whole ? [] : diff.files;
  return {
    mode: diff.mode,
    why: options.why,
    against: diff.against,
    whole: options.whole,
    files: files.map(({ path, status, added, removed }) => {
      const patch = parts.get(path) ?? "";
      const kept = cut(patch, Math.min(FILE_PATCH, left));
      if (kept.length < patch.length) truncated = true;
      left -= kept.length;
      return { path, status, added, removed, patch: kept };
    }),
    changed:
      diff.mode === "C"
        ? []
        : files
            .filter((file) => file.ranges.length > 0)
            .map(({ path, ranges }) => ({
              path,
              ranges: ranges.map(([from, to]): [number, number] => [from, to]),
            })),
    truncated,
    commits: [...diff.commits],
  };
}

/** The parts of a unified diff by the path of the new file, or of the old one when it is gone. */
export function splitPatch(patch: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of patch.split(/^(?=diff --git )/m)) {
    const added = /^\+\+\+ (?:b\/)?(.+?)\t?$/m.exec(part)?.[1];
    const removed = /^--- (?:a\/)?(.+?)\t?$/m.exec(part)?.[1];
    const path = added === undefined || added === "/dev/null" ? removed : added;
    if (path !== undefined && path !== "/dev/null") parts.set(path, part);
  }
  return parts;
}

/** Cuts at the end of a line. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.lastIndexOf("\n", Math.max(0, most));
  return end <= 0 ? "" : text.slice(0, end + 1);
}
