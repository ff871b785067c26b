import type { ChangeFile } from "./changes.ts";

/** One change as git's raw form has it. */
export interface RawChange extends Pick<ChangeFile, "path" | "from" | "status"> {
  /** Such as `100644`; `000000` when it was not there. */
  readonly modeBefore: string;
  readonly mode: string;
  /** Git's name of the content after it; zeros when it is gone. */
  readonly blob: string;
}

/** Reads `git diff --raw -z --no-abbrev`. */
export function parseRaw(text: string): RawChange[] {
  const fields = text.split("\0");
  const changes: RawChange[] = [];
  for (let at = 0; at < fields.length; at++) {
    const head = /^:(\d{6}) (\d{6}) [0-9a-f]+ ([0-9a-f]+) ([A-Z])\d*$/.exec(fields[at] ?? "");
    if (!head) continue;
    const [, modeBefore = "", mode = "", blob = "", letter = ""] = head;
    const first = fields[++at] ?? "";
    const isMoved = letter === "R" || letter === "C";
    const path = isMoved ? (fields[++at] ?? "") : first;
    const shared = { path, modeBefore, mode, blob };
    if (letter === "R") changes.push({ ...shared, status: "renamed", from: first });
    else if (letter === "A" || letter === "C") changes.push({ ...shared, status: "added" });
    else changes.push({ ...shared, status: letter === "D" ? "deleted" : "modified" });
  }
  return changes;
}

/** Lines of a change. */
export interface LineCount {
  readonly added: number;
  readonly removed: number;
  readonly binary: boolean;
}

/** Reads `git diff --numstat -z`: path after the change → lines. */
export function parseNumstat(text: string): Map<string, LineCount> {
  const counts = new Map<string, LineCount>();
  const fields = text.split("\0");
  for (let at = 0; at < fields.length; at++) {
    const [, added, removed, rest] = /^(\d+|-)\t(\d+|-)\t(.*)$/s.exec(fields[at] ?? "") ?? [];
    if (added === undefined) continue;
    // A rename has no path here; the old and the new one follow as fields of their own.
    const path = rest === "" ? fields[(at += 2)] : rest;
    if (path === undefined) continue;
    counts.set(path, {
      added: Number(added) || 0,
      removed: Number(removed) || 0,
      binary: added === "-",
    });
  }
  return counts;
}
