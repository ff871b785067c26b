import { unquotePath } from "../git/unquote-path.ts";
import type { ChangedFile } from "../workspace.ts";

/** What git says of one change: `--name-status -z`, `--numstat -z` and a patch without context. */
export interface DiffTexts {
  readonly names: string;
  readonly counts: string;
  readonly hunks: string;
}

/** The changed files with the lines that the change introduced. */
export function parseChangedFiles({ names, counts, hunks }: DiffTexts): ChangedFile[] {
  const sizes = parseCounts(counts);
  const ranges = parseRanges(hunks);
  return parseNames(names).map(({ path, status }) => {
    const [added, removed] = sizes.get(path) ?? [0, 0];
    return { path, status, added, removed, ranges: ranges.get(path) ?? [] };
  });
}

function parseNames(text: string): { path: string; status: ChangedFile["status"] }[] {
  const fields = text.split("\0").filter((field) => field !== "");
  const files: { path: string; status: ChangedFile["status"] }[] = [];
  for (let at = 0; at + 1 < fields.length;) {
    const letter = fields[at]?.[0];
    const renamed = letter === "R" || letter === "C";
    const path = fields[at + (renamed ? 2 : 1)];
    at += renamed ? 3 : 2;
    if (path === undefined) break;
    files.push({
      path,
      status: renamed
        ? "renamed"
        : letter === "A"
          ? "added"
          : letter === "D"
            ? "deleted"
            : "modified",
    });
  }
  return files;
}

function parseCounts(text: string): Map<string, [number, number]> {
  const sizes = new Map<string, [number, number]>();
  const fields = text.split("\0");
  for (let at = 0; at < fields.length; at++) {
    const match = /^(\d+|-)\t(\d+|-)\t(.*)$/s.exec(fields[at] ?? "");
    if (!match) continue;
    // A rename has no path here; the old and the new one follow as fields of their own.
    const path = match[3] === "" ? fields[(at += 2)] : match[3];
    if (path !== undefined) sizes.set(path, [Number(match[1]) || 0, Number(match[2]) || 0]);
  }
  return sizes;
}

function parseRanges(patch: string): Map<string, [number, number][]> {
  const ranges = new Map<string, [number, number][]>();
  let path: string | undefined;
  // Lines of a hunk are content, whatever they look like.
  let content = 0;
  for (const line of patch.split("\n")) {
    if (content > 0) {
      if (!line.startsWith("\\")) content--;
      continue;
    }
    if (line.startsWith("diff --git ")) path = undefined;
    else if (line.startsWith("+++ ")) path = pathOf(line.slice(4));
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (!hunk) continue;
    const first = Number(hunk[2]);
    const added = Number(hunk[3] ?? 1);
    content = Number(hunk[1] ?? 1) + added;
    if (added === 0 || path === undefined) continue;
    const list = ranges.get(path) ?? [];
    list.push([first, first + added - 1]);
    ranges.set(path, list);
  }
  return ranges;
}

/** The path after `+++ `: quoted by git when it has special letters, absent for a deleted file. */
function pathOf(text: string): string | undefined {
  const name = text.startsWith('"') ? unquotePath(text) : text.replace(/\t$/, "");
  return name === "/dev/null" ? undefined : name.replace(/^b\//, "");
}
