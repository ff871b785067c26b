import { ArrowDown } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useCommands } from "../../../commands/command-list.ts";
import { Button } from "../../../parts/button.tsx";
import { wordsOf } from "../../../queries/words-of.ts";
import type { Trace } from "../../../trace/use-trace.ts";
import { useCssSize } from "../../../windows/use-css-size.ts";
import { useFixedWindow } from "../../../windows/use-fixed-window.ts";
import type { RunViewProps } from "../run-view.ts";
import type { Cursor } from "./cursor.ts";
import { EventList, HEAD_PX } from "./event-list.tsx";
import { ListFoot } from "./list-foot.tsx";

/** Rows around the view that are fetched before anybody gets there: two chunks. */
const AHEAD = 1_000;

/** A list that did not move for so long is at rest, in milliseconds; and then what is around it is fetched too. */
const REST_MS = 40;
const AHEAD_MS = 200;

/** Every event of a run: row by row as they stand in the journal, at its end as it grows. */
export function AllEvents({
  state: { run },
  trace: { store },
  cursor,
}: RunViewProps & { readonly trace: Trace; readonly cursor: Cursor }): ReactNode {
  const { head } = store;
  const rowHeight = useCssSize("--bar-row");
  const isOpen = run.ended_at === null;
  const window = useFixedWindow({
    rows: head,
    rowHeight,
    head: HEAD_PX,
    follow: isOpen,
    first: cursor.seq === undefined ? undefined : cursor.seq - 1,
  });
  const { start, end, isAtEnd, show, showEnd } = window;
  // What is seen is fetched when the list has come to rest; what is around it a moment later. A list that is dragged
  // through passes a hundred places that nobody reads.
  useEffect(() => {
    const look = setTimeout(() => store.ensure(start + 1, end), REST_MS);
    const ahead = setTimeout(() => store.ensure(start + 1 - AHEAD, end + AHEAD), AHEAD_MS);
    return () => {
      clearTimeout(look);
      clearTimeout(ahead);
    };
  }, [store, start, end, head]);
  // How many there were when a person left the end.
  const [left, setLeft] = useState<number>();
  if (isAtEnd && left !== undefined) setLeft(undefined);
  if (!isAtEnd && left === undefined) setLeft(head);
  const news = left === undefined ? 0 : head - left;

  const move = (by: number): void => {
    const from = cursor.seq ?? window.topRow + (by > 0 ? 0 : 2);
    const next = Math.min(Math.max(1, from + by), head);
    cursor.choose(next);
    show(next - 1);
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
    {
      id: "events.start",
      title: "Go to the first event",
      group: "List",
      keys: "Home",
      run: () => show(0),
    },
    { id: "events.end", title: "Go to the last event", group: "List", keys: "End", run: showEnd },
  ]);
  const { error } = store;
  return (
    <>
      <div className="relative flex min-h-0 flex-1 flex-col">
        <EventList
          label="Events of the run"
          window={window}
          rows={head}
          rowHeight={rowHeight}
          rowAt={(index) => store.row(index + 1)}
          seqAt={(index) => index + 1}
          chosen={cursor.seq}
          onChoose={cursor.choose}
          onMove={move}
        />
        {isOpen && !isAtEnd ? (
          <Button className="absolute right-6 bottom-3 shadow-lift" keys="End" onClick={showEnd}>
            <ArrowDown className="size-4" aria-hidden="true" />
            {news > 0 ? `${news.toLocaleString("en")} new · Jump to live` : "Jump to live"}
          </Button>
        ) : null}
      </div>
      <ListFoot>
        {error === null ? null : (
          <span className="text-failed">{wordsOf(error).title} It is tried again by itself.</span>
        )}
        <span className="whitespace-nowrap tabular-nums">
          loaded {store.loaded.toLocaleString("en")} of {head.toLocaleString("en")}
        </span>
      </ListFoot>
    </>
  );
}
