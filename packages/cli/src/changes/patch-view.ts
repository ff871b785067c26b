import { parsePatch, type PatchFile, type PatchLine } from "@wheelhouse/core";
import { clean } from "../output/clean.ts";
import type { Paint } from "../output/paint.ts";

const MARKS = { same: " ", added: "+", removed: "-" } as const;

/** A patch for a terminal, in its colours: nothing in it can steer the terminal, and what a line is does not depend on what is in it. */
export function patchView(patch: string, paint: Paint): string {
  return parsePatch(patch)
    .flatMap((file) => fileLines(file, paint))
    .join("\n");
}

function fileLines(
  { path, from, status, modes, isBinary, hunks, isCut }: PatchFile,
  paint: Paint,
): string[] {
  const was = from === null ? "" : `, was ${quoted(from)}`;
  const [before, after] = modes;
  const mode = before !== null && after !== null ? `, mode ${before} to ${after}` : "";
  return [
    paint.bold(`${quoted(path)} (${status}${was}${mode})`),
    ...(isBinary ? [paint.dim("a binary file")] : []),
    ...hunks.flatMap(({ before: at, beforeLines, after: to, afterLines, section, lines }) => [
      paint.cyan(`@@ -${at},${beforeLines} +${to},${afterLines} @@ ${clean(section)}`.trimEnd()),
      ...lines.map((line) => shown(line, paint)),
    ]),
    ...(isCut ? [paint.yellow("… the patch is too long and ends here")] : []),
    "",
  ];
}

function shown({ kind, text, isBare }: PatchLine, paint: Paint): string {
  const line = `${MARKS[kind]}${clean(text)}`;
  const colour = kind === "added" ? paint.green : kind === "removed" ? paint.red : String;
  return isBare ? `${colour(line)}\n${paint.dim("\\ no line feed at the end")}` : colour(line);
}

/** A path in one line. */
export function quoted(path: string): string {
  const shownPath = clean(path);
  return shownPath === path && !/[\n\t]/.test(path) ? path : JSON.stringify(path);
}
