import { outlineOf, type Definition } from "../lex/outline.ts";
import type { SourceFile } from "../tree/source-file.ts";
import { listed } from "./context.ts";

/** The largest functions and classes of a file, largest first; members when one class is the whole file. */
export function biggestParts(file: SourceFile, most: number): readonly Definition[] {
  const outline = outlineOf(file).filter((one) => one.kind === "function" || one.kind === "class");
  const total = file.lineStarts.length;
  const parts = outline.filter(
    (one) => lengthOf(one) >= 20 && !(one.kind === "class" && lengthOf(one) > total * 0.5),
  );
  const outer = parts.filter(
    (one) =>
      !parts.some(
        (other) => other !== one && other.line <= one.line && other.endLine >= one.endLine,
      ),
  );
  return outer.toSorted((a, b) => lengthOf(b) - lengthOf(a)).slice(0, most);
}

/** Lines from the first to the last of a definition. */
export function lengthOf(definition: Definition): number {
  return definition.endLine - definition.line + 1;
}

/** Names definitions with their lines, for a fix that says where to cut. */
export function describeParts(parts: readonly Definition[]): string {
  return listed(parts.map((one) => `\`${one.name}\` (lines ${one.line}–${one.endLine})`));
}
