import type { ReactNode } from "react";

/** What is odd about the place that was asked for: its words are not there, or the file ends before it. */
export function PeekNote({
  isMissing,
  from,
  total,
}: {
  readonly isMissing: boolean;
  readonly from: number;
  readonly total: number;
}): ReactNode {
  const words =
    from > total
      ? `The file has only ${total} ${total === 1 ? "line" : "lines"}; line ${from} is not in it.`
      : isMissing
        ? "The quote is not here. The lines that were cited are marked."
        : undefined;
  if (words === undefined) return null;
  return (
    <output className="chip-waiting block shrink-0 text-sm border-b border-line px-3 py-1.5">
      {words}
    </output>
  );
}
