import type { PatchFile, PatchHunk, PatchLine } from "./patch-file.ts";
import { pathPair, sidePath } from "./path-pair.ts";
import { unquotePath } from "./unquote-path.ts";

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@ ?(.*)$/s;
/** The whole name of a content; that of none is zeros. */
const BLOB = /^index [0-9a-f]+\.\.((?=.*[1-9a-f])(?:[0-9a-f]{40}|[0-9a-f]{64}))(?: \d+)?$/;
/** No number of a line is higher: what claims more is no patch that git made. */
const MOST_LINES = 1e9;

type Head = { -readonly [K in keyof Omit<PatchFile, "hunks">]: PatchFile[K] };

/**
 * The files of a unified diff in git's form. Never throws: what is no patch has no files, what cannot be read is left out,
 * and lines of a file are told from lines of the patch by the counts that hunks announce, whatever they look like.
 */
export function parsePatch(patch: string): PatchFile[] {
  const lines = patch.split("\n");
  // What follows the last line feed is no line.
  if (lines.at(-1) === "") lines.pop();
  const files: PatchFile[] = [];
  let at = 0;
  while (at < lines.length) {
    if (!lines[at]?.startsWith("diff --git ")) {
      at += 1;
      continue;
    }
    const { file, next } = readFile(lines, at);
    if (file !== undefined) files.push(file);
    at = next;
  }
  return files;
}

function readFile(
  lines: readonly string[],
  start: number,
): { readonly file: PatchFile | undefined; readonly next: number } {
  const pair = pathPair(lines[start] ?? "");
  const head: Head = {
    path: pair?.[1] ?? "",
    from: null,
    status: "modified",
    modes: [null, null],
    blob: null,
    isBinary: false,
    isCut: false,
  };
  const hunks: PatchHunk[] = [];
  let at = start + 1;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (line.startsWith("diff --git ")) break;
    const announced = HUNK.exec(line);
    if (announced === null) {
      readHead(head, line);
      continue;
    }
    const read = readHunk(announced, lines, at + 1);
    if (read === undefined) continue;
    hunks.push(read.hunk);
    if (!read.isWhole) head.isCut = true;
    at = read.next - 1;
  }
  return { file: head.path === "" ? undefined : { ...head, hunks }, next: at };
}

/** Takes what a line before or between the hunks of a file says of it. */
function readHead(head: Head, line: string): void {
  const after = (words: string): string | undefined =>
    line.startsWith(words) ? line.slice(words.length) : undefined;
  const [before, now] = head.modes;
  const added = after("new file mode ");
  const deleted = after("deleted file mode ");
  const from = after("rename from ") ?? after("copy from ");
  const to = after("rename to ") ?? after("copy to ");
  if (added !== undefined) Object.assign(head, { status: "added", modes: [null, added] });
  else if (deleted !== undefined)
    Object.assign(head, { status: "deleted", modes: [deleted, null] });
  else if (from !== undefined) {
    head.from = unquotePath(from);
    head.status = line.startsWith("copy") ? "copied" : "renamed";
  } else if (to !== undefined) head.path = unquotePath(to);
  else if (line.startsWith("index ")) head.blob = BLOB.exec(line)?.[1] ?? null;
  else if (line.startsWith("old mode ")) head.modes = [line.slice("old mode ".length), now];
  else if (line.startsWith("new mode ")) head.modes = [before, line.slice("new mode ".length)];
  else if (/^(Binary files .* differ|GIT binary patch)$/s.test(line)) head.isBinary = true;
  else if (line.startsWith("--- ") && head.status === "deleted")
    head.path = sidePath(line) ?? head.path;
  else if (line.startsWith("+++ ")) head.path = sidePath(line) ?? head.path;
}

/** The lines of a hunk, where it ends, and whether all that it announces are there; undefined when it is none. */
function readHunk(
  announced: RegExpExecArray,
  lines: readonly string[],
  start: number,
): { readonly hunk: PatchHunk; readonly next: number; readonly isWhole: boolean } | undefined {
  const [, first, count, firstAfter, countAfter, section = ""] = announced;
  const [before, after] = [Number(first), Number(firstAfter)];
  const [beforeLines, afterLines] = [Number(count ?? 1), Number(countAfter ?? 1)];
  if (Math.max(before, after, beforeLines, afterLines) > MOST_LINES) return undefined;
  const read: PatchLine[] = [];
  const counts = { before, after };
  let at = start;
  const isWhole = (): boolean =>
    counts.before >= before + beforeLines && counts.after >= after + afterLines;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (line.startsWith("\\")) {
      const last = read.pop();
      if (last !== undefined) read.push({ ...last, isBare: true });
      continue;
    }
    if (isWhole()) break;
    const next = readLine(line, counts);
    // What is no line of a hunk ends it, however many it has announced.
    if (next === undefined) break;
    read.push(next);
  }
  const hunk = { before, beforeLines, after, afterLines, section, lines: read };
  return { hunk, next: at, isWhole: isWhole() };
}

function readLine(line: string, counts: { before: number; after: number }): PatchLine | undefined {
  const mark = line[0] ?? " ";
  const text = line.slice(1);
  if (mark === "+")
    return { kind: "added", text, before: null, after: counts.after++, isBare: false };
  if (mark === "-")
    return { kind: "removed", text, before: counts.before++, after: null, isBare: false };
  // Some programs take the space away that an empty line begins with.
  if (mark !== " ") return undefined;
  return { kind: "same", text, before: counts.before++, after: counts.after++, isBare: false };
}
