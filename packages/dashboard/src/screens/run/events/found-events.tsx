import { type ReactNode, useEffect } from "react";
import { useCommands } from "../../../commands/command-list.ts";
import { Button } from "../../../parts/button.tsx";
import { wordsOf } from "../../../queries/words-of.ts";
import type { Trace } from "../../../trace/use-trace.ts";
import { useCssSize } from "../../../windows/use-css-size.ts";
import { useFixedWindow } from "../../../windows/use-fixed-window.ts";
import type { Cursor } from "./cursor.ts";
import { EventList, HEAD_PX } from "./event-list.tsx";
import { ListFoot } from "./list-foot.tsx";
import type { EventFilter } from "./search/event-filter.ts";
import { useFound } from "./search/use-found.ts";

/** Rows before the end of what was found at which more are fetched. */
const AHEAD = 200;

/** Events of a run that a filter wants, as the server found them among all. */
export function FoundEvents({
  run,
  filter,
  trace: { store },
  cursor,
}: {
  readonly run: string;
  readonly filter: EventFilter;
  readonly trace: Trace;
  readonly cursor: Cursor;
}): ReactNode {
  const found = useFound(run, filter);
  const { rows, head, more } = found;
  const rowHeight = useCssSize("--bar-row");
  const window = useFixedWindow({ rows: rows.length, rowHeight, head: HEAD_PX });
  const isNearEnd = window.end > rows.length - AHEAD;
  useEffect(() => {
    if (isNearEnd) more();
  }, [isNearEnd, more]);
  const move = (by: number): void => {
    const at = rows.findIndex(({ seq }) => seq === cursor.seq);
    const next = Math.min(Math.max(0, at + by), rows.length - 1);
    const row = rows[next];
    if (row === undefined) return;
    cursor.choose(row.seq);
    window.show(next);
  };
  useCommands([
    {
      id: "events.next",
      title: "Next event",
      group: "List",
      keys: "j",
      isHidden: true,
      run: () => move(1),
    },
    {
      id: "events.last",
      title: "Event before",
      group: "List",
      keys: "k",
      isHidden: true,
      run: () => move(-1),
    },
  ]);
  const failure = found.error === null ? undefined : wordsOf(found.error);
  const tryAgain = (
    <Button onClick={found.retry} disabled={found.isLooking}>
      Try again
    </Button>
  );
  if (failure && rows.length === 0)
    return (
      <div className="flex flex-1 flex-col items-start gap-3 p-6">
        <p role="alert">
          {failure.title} <span className="text-text-2">{failure.text}</span>
        </p>
        {tryAgain}
      </div>
    );
  const news = store.head - head;
  return (
    <>
      {rows.length === 0 && !found.isLooking ? (
        <p className="flex-1 p-6 text-text-2">
          No event matches among {head.toLocaleString("en")}. Use fewer words, or show all kinds and
          steps.
        </p>
      ) : (
        <EventList
          label="Events that were found"
          window={window}
          rows={rows.length}
          rowHeight={rowHeight}
          rowAt={(index) => rows[index]}
          seqAt={(index) => rows[index]?.seq}
          chosen={cursor.seq}
          onChoose={cursor.choose}
          onMove={move}
        />
      )}
      {failure ? (
        <div className="flex shrink-0 flex-wrap items-center gap-3 border-t px-3 py-1.5">
          <p role="alert">
            What comes next could not be fetched. {failure.title}{" "}
            <span className="text-text-2">{failure.text}</span>
          </p>
          {tryAgain}
        </div>
      ) : null}
      <ListFoot>
        <output className="whitespace-nowrap tabular-nums">
          {found.isLooking && rows.length === 0
            ? "Searching…"
            : `${found.count} of ${head.toLocaleString("en")}`}
        </output>
        {news > 0 && !found.isLooking ? (
          <button
            type="button"
            className="min-h-6 text-accent hover:underline"
            onClick={found.again}
          >
            {news.toLocaleString("en")} came since · search again
          </button>
        ) : null}
      </ListFoot>
    </>
  );
}
