import type { ReactNode } from "react";
import { plainWords } from "../../../../../text/plain-words.ts";

/** One thing that happened, in a line: what, by whom, and why. */
export function EventLine({
  icon,
  title,
  by,
  text,
}: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly by?: string | undefined;
  readonly text?: string | undefined;
}): ReactNode {
  return (
    <div className="flex items-start gap-2 py-1 text-text-2">
      <span className="mt-0.5 flex size-3.5 shrink-0 items-center justify-center">{icon}</span>
      <p dir="auto" className="max-w-[76ch] min-w-0">
        <span className="font-medium text-text">{plainWords(title)}</span>
        {by === undefined ? "" : `, by ${by}`}
        {text === undefined || text === "" ? null : (
          <span className="block whitespace-pre-wrap">{plainWords(text)}</span>
        )}
      </p>
    </div>
  );
}
