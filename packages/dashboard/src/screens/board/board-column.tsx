import type { IssueItem, IssueStatus } from "@wheelhouse/core";
import { memo, type ReactNode, useEffect, useId } from "react";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useFixedWindow } from "../../windows/use-fixed-window.ts";
import { STATUS_MARKS, STATUS_WORDS } from "../issue/issue-words.ts";
import type { AskedMoves } from "./board-columns.ts";
import { useCardHeight } from "./card-height.ts";
import { IssueCard, type IssueCardProps } from "./issue-card.tsx";

/** What an empty column says. */
const EMPTY: Readonly<Record<IssueStatus, string>> = {
  open: "Nothing is left to be started.",
  inprogress: "No agent works on an issue.",
  waiting: "No issue waits for you.",
  done: "Nothing is done yet.",
  closed: "Nothing is closed.",
};

/** A column of the board; only cards that are seen are drawn. */
export const BoardColumn = memo(function BoardColumn({
  status,
  issues,
  at,
  entry,
  asked,
  isOver,
  onStart,
}: {
  readonly status: IssueStatus;
  readonly issues: readonly IssueItem[];
  /** The card that keys are about, when it is in this column. */
  readonly at: number | undefined;
  /** The card to which the tabulator key leads, when it is in this column. */
  readonly entry: number | undefined;
  readonly asked: AskedMoves;
  /** A card is held over it. */
  readonly isOver: boolean;
  readonly onStart: IssueCardProps["onStart"];
}): ReactNode {
  const rowHeight = useCardHeight(status);
  const { ref, height, offset, start, end, show } = useFixedWindow({
    rows: issues.length,
    rowHeight,
    more: 3,
  });
  const heading = useId();
  const place = issues.findIndex(({ number }) => number === at);
  useEffect(() => {
    if (place >= 0) show(place, "nearest");
    // A card that others push on does not take the view with it: only one that was gone to does.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [at, show]);
  return (
    <section
      aria-labelledby={heading}
      data-column={status}
      data-over={isOver ? "" : undefined}
      className="flex min-h-0 min-w-48 flex-1 snap-start coarse:min-w-60 flex-col rounded-card border border-transparent bg-surface/50 data-[over]:border-accent data-[over]:bg-accent/10 max-md:min-w-[min(20rem,85vw)]"
    >
      <h2
        id={heading}
        className="flex h-9 shrink-0 items-center gap-1.5 px-2.5 text-xs font-medium text-text-2"
      >
        <StatusMark status={STATUS_MARKS[status]} className="size-3.5" />
        {STATUS_WORDS[status]}
        <span className="text-text-3 tabular-nums">{issues.length.toLocaleString("en")}</span>
      </h2>
      <div ref={ref} className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-1.5 pb-1.5">
        {issues.length === 0 ? (
          <p className="px-1 py-2 text-xs text-text-3">{EMPTY[status]}</p>
        ) : (
          <div style={{ height }}>
            <ul aria-labelledby={heading} style={{ transform: `translateY(${offset}px)` }}>
              {issues.slice(start, end).map((issue, index) => (
                <li
                  key={issue.number}
                  aria-posinset={start + index + 1}
                  aria-setsize={issues.length}
                  style={{ height: rowHeight }}
                  className="pb-2"
                >
                  <IssueCard
                    issue={issue}
                    isAt={issue.number === entry}
                    asked={asked.get(issue.number)}
                    onStart={onStart}
                  />
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  );
});
