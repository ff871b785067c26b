import { useEffect, useState } from "react";
import { type Cut, cutBlocks } from "./cut-blocks.ts";

/** A text in blocks. The beginning is there at once, the rest of a long one comes in slices. */
export function useCut(text: string): Cut {
  const [kept, setKept] = useState(() => ({ text, cut: cutBlocks(undefined, text) }));
  let { cut } = kept;
  if (kept.text !== text) {
    cut = cutBlocks(cut, text);
    setKept({ text, cut });
  }
  useEffect(() => {
    if (cut.isWhole) return undefined;
    const timer = setTimeout(() => setKept({ text, cut: cutBlocks(cut, text) }), 0);
    return () => clearTimeout(timer);
  }, [text, cut]);
  return cut;
}
