import type { IssueItem } from "@wheelhouse/core";
import { type ReactNode, useEffect } from "react";
import { useFixedWindow } from "../../windows/use-fixed-window.ts";
import { useMedia } from "../run/steps/use-media.ts";
import { useRowHeight } from "./card-height.ts";
import type { AskedMoves } from "./board-columns.ts";
import type { IssueCardProps } from "./issue-card.tsx";
import { IssueRow } from "./issue-row.tsx";

/** Below this width a row has two lines. */
const NARROW = "(max-width: 60rem)";

/** All issues below each other, those that wait for a person first; only what is seen is drawn. */
export function IssueList({
  issues,
  at,
  entry,
  asked,
  onStart,
}: {
  readonly issues: readonly IssueItem[];
  readonly at: number | undefined;
  readonly entry: number | undefined;
  readonly asked: AskedMoves;
  readonly onStart: IssueCardProps["onStart"];
}): ReactNode {
  const isNarrow = useMedia(NARROW);
  const rowHeight = useRowHeight(isNarrow);
  const { ref, height, offset, start, end, show } = useFixedWindow({
    rows: issues.length,
    rowHeight,
  });
  const place = issues.findIndex(({ number }) => number === at);
  useEffect(() => {
    if (place >= 0) show(place, "nearest");
    // A row that others push on does not take the view with it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [at, show]);
  return (
    <div ref={ref} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <div style={{ height }}>
        <ul aria-label="Issues" style={{ transform: `translateY(${offset}px)` }}>
          {issues.slice(start, end).map((issue, index) => (
            <li
              key={issue.number}
              aria-posinset={start + index + 1}
              aria-setsize={issues.length}
              style={{ height: rowHeight }}
            >
              <IssueRow
                issue={issue}
                isAt={issue.number === entry}
                isNarrow={isNarrow}
                asked={asked.get(issue.number)}
                onStart={onStart}
              />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
