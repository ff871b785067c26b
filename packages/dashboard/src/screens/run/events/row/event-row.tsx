/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a real table cost ten times as much to style, and these change at every turn of the wheel */
import type { TraceRow } from "@wheelhouse/client";
import { ChevronRight } from "lucide-react";
import { type KeyboardEvent, memo, type ReactNode } from "react";
import { TONE_TEXT } from "../../../../parts/status.ts";
import { withVisibleControls } from "../../../../text/visible-controls.ts";
import { clockTime } from "./clock-time.ts";
import { eventWords, kindWords, levelIn } from "./event-words.ts";
import { LevelMark } from "./level-mark.tsx";
import { typeTone } from "./type-tone.ts";

/** Columns of the table of events: on a small screen only where it stands, what it is, and what it says. */
export const COLUMNS =
  "grid grid-cols-[3.25rem_7rem_minmax(0,1fr)] items-center gap-x-3 px-3 md:grid-cols-[4rem_6rem_8rem_10rem_minmax(0,1fr)]";

const WIDE = "hidden truncate md:block";

/** One event. `row` is undefined while it is fetched. Drawn anew only when it is another one, or has come. */
export const EventRow = memo(
  function EventRow({
    seq,
    index,
    row,
    folded,
    top,
    height,
    isChosen,
    hasTab,
    onChoose,
    onKeyDown,
  }: {
    readonly seq: number | undefined;
    /** Place in the list, from 0. */
    readonly index: number;
    readonly row: TraceRow | undefined;
    /** What stands for several like it in a row; undefined for one alone. */
    readonly folded?: string | undefined;
    /** Pixels, as the height. */
    readonly top: number;
    readonly height: number;
    readonly isChosen: boolean;
    /** Whether the tabulator key leads here. */
    readonly hasTab: boolean;
    readonly onChoose: (seq: number) => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  }): ReactNode {
    const tone = row && typeTone(row.type);
    return (
      <div
        role="row"
        aria-rowindex={index + 2}
        aria-current={isChosen ? true : undefined}
        data-seq={seq}
        className={`${COLUMNS} absolute inset-x-0 top-0 text-xs ${isChosen ? "bg-raised shadow-[inset_2px_0_0_var(--accent)]" : "hover:bg-surface"}`}
        style={{ height, transform: `translateY(${top}px)` }}
      >
        <div role="cell" className="text-right font-mono text-text-3 tabular-nums">
          {seq === undefined ? null : (
            // The link is as wide as its row, so that the whole row can be pressed.
            <a
              href={`?view=events&seq=${seq}`}
              tabIndex={hasTab ? 0 : -1}
              aria-label={folded === undefined ? undefined : `Show ${folded}, from ${seq} on`}
              className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
              onKeyDown={onKeyDown}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
                event.preventDefault();
                onChoose(seq);
              }}
            >
              {seq}
            </a>
          )}
        </div>
        <div role="cell" className={`${WIDE} font-mono text-text-2 tabular-nums`}>
          {row ? clockTime(row.at) : ""}
        </div>
        <div
          role="cell"
          className={`${WIDE} text-text-2 [unicode-bidi:plaintext]`}
          title={row?.step ?? undefined}
        >
          {row?.step}
        </div>
        <div role="cell" className={`truncate ${tone ? TONE_TEXT[tone] : "text-text-2"}`}>
          {row === undefined ? null : kindWords(row.type)}
        </div>
        <Words row={row} folded={folded} />
      </div>
    );
  },
  (a, b) =>
    a.seq === b.seq &&
    a.index === b.index &&
    a.top === b.top &&
    a.height === b.height &&
    a.isChosen === b.isChosen &&
    a.hasTab === b.hasTab &&
    a.onKeyDown === b.onKeyDown &&
    a.folded === b.folded &&
    a.onChoose === b.onChoose &&
    a.row?.isLoaded === b.row?.isLoaded &&
    a.row?.type === b.row?.type,
);

/** What the event says, or what several of them are together. */
function Words({
  row,
  folded,
}: {
  readonly row: TraceRow | undefined;
  readonly folded: string | undefined;
}): ReactNode {
  if (folded !== undefined)
    return (
      <div role="cell" className="flex min-w-0 items-center gap-1 text-text-3">
        <ChevronRight className="size-3.5 shrink-0" aria-hidden="true" />
        <span className="truncate">{folded}</span>
      </div>
    );
  if (row?.isLoaded !== true) return <div role="cell">…</div>;
  const level = levelIn(row.data);
  return (
    <div
      role="cell"
      className={`truncate font-mono [unicode-bidi:plaintext] ${level === "debug" ? "text-text-3" : "text-text"}`}
    >
      <LevelMark level={level} />
      {withVisibleControls(
        eventWords({ ...row, step: row.step ?? undefined, attempt: row.attempt ?? undefined }),
      )}
    </div>
  );
}
