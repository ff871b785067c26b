import type { PatchHunk } from "@wheelhouse/core";
import { useEffect, useReducer } from "react";
import type { Language } from "../../../../text/code/language-of.ts";
import { type HunkColours, hunkColours } from "./hunk-colours.ts";

/** Colours that were made or are being made; they go with their patch. */
const made = new WeakMap<PatchHunk, HunkColours | "asked">();

/** Has the hunks coloured that somebody looks at; until then, and for languages that are not known, there is nothing. */
export function useHunkColours(
  seen: ReadonlyMap<PatchHunk, Language>,
): (hunk: PatchHunk) => HunkColours | undefined {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    for (const [hunk, lang] of seen) {
      if (made.has(hunk)) continue;
      made.set(hunk, "asked");
      void hunkColours(hunk, lang).then((colours) => {
        made.set(hunk, colours);
        drawAgain();
      });
    }
  }, [seen]);
  return (hunk) => {
    const colours = made.get(hunk);
    return colours === "asked" ? undefined : colours;
  };
}
