import type { PatchHunk, PatchLine } from "@wheelhouse/core";
import { colourCode } from "../../../../text/code/colour-code.ts";
import type { ColouredLine } from "../../../../text/code/coloured.ts";
import type { Language } from "../../../../text/code/language-of.ts";

/** The colours of the lines of a hunk, as far as they could be made. */
export type HunkColours = ReadonlyMap<PatchLine, ColouredLine>;

/**
 * Colours a hunk: its lines as they were by themselves, and as they are. A hunk is coloured by itself, so that words that
 * are left open in one, such as a comment that ends between them, do not colour all that follow.
 */
export async function hunkColours({ lines }: PatchHunk, lang: Language): Promise<HunkColours> {
  const sides = [
    lines.filter(({ kind }) => kind !== "added"),
    // Lines that stayed have the colours that they have now.
    lines.filter(({ kind }) => kind !== "removed"),
  ];
  const coloured = await Promise.all(
    sides.map((side) => colourCode(side.map(({ text }) => text).join("\n"), lang)),
  );
  return new Map(
    sides.flatMap((side, index) =>
      side.flatMap((line, place) => {
        const colours = coloured[index]?.[place];
        return colours === undefined ? [] : [[line, colours] as const];
      }),
    ),
  );
}
