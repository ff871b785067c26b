import { type ReactNode, useState } from "react";
import { Markdown } from "../../../../text/markdown.tsx";

/** More characters, or lines, are shown on demand. */
const MOST_CHARACTERS = 600;
const MOST_LINES = 10;

/** Words that an action writes down, as they will be read; of many the beginning, and the rest on demand. */
export function LongWords({ text }: { readonly text: string }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  if (text.trim() === "") return null;
  const isLong = text.length > MOST_CHARACTERS || text.split("\n").length > MOST_LINES;
  return (
    <div className="rounded-chip border border-line bg-bg px-3 py-2">
      <div className={isLong && !isOpen ? "max-h-44 overflow-hidden" : ""}>
        <Markdown text={text} />
      </div>
      {isLong ? (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="mt-1 min-h-6 text-xs text-accent hover:underline coarse:min-h-11"
        >
          {isOpen ? "Show less" : "Show all of it"}
        </button>
      ) : null}
    </div>
  );
}
