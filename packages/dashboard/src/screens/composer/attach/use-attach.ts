import { useEffect, useRef } from "react";
import { useToast } from "../../../parts/toast.tsx";
import { quoteFile, refusedFile, withQuotes } from "./quote-file.ts";

/** A text with a caret. */
interface Line {
  readonly text: string;
  readonly caret: number;
}

/** Quotes files that were chosen, pasted or dropped; each that cannot be quoted is told with the reason. */
export function useAttach(line: Line, write: (line: Line) => void): (files: FileList) => void {
  const toast = useToast();
  const latest = useRef({ line, write });
  useEffect(() => {
    latest.current = { line, write };
  });
  return (files) => {
    void Promise.all([...files].map(read)).then((all) => {
      const quotes = all.flatMap((each) => ("quote" in each ? [each.quote] : []));
      for (const each of all)
        if ("refused" in each)
          toast({ tone: "failed", title: "This was not attached.", text: each.refused });
      const { line: now, write: take } = latest.current;
      if (quotes.length > 0) take(withQuotes(now.text, now.caret, quotes));
    });
  };
}

async function read(file: File) {
  const refused = refusedFile(file);
  if (refused !== undefined) return { refused };
  try {
    return quoteFile(file.name, new Uint8Array(await file.arrayBuffer()));
  } catch {
    return { refused: `${file.name} cannot be read; a directory cannot be attached.` };
  }
}
