import { ArrowDown } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useCommands } from "../../../../commands/command-list.ts";
import { Button } from "../../../../parts/button.tsx";
import { wordsOf } from "../../../../queries/words-of.ts";
import type { Trace } from "../../../../trace/use-trace.ts";
import { useCssSize } from "../../../../windows/use-css-size.ts";
import { useFixedWindow } from "../../../../windows/use-fixed-window.ts";
import type { Cursor } from "../../events/cursor.ts";
import { EventList, HEAD_PX } from "../../events/event-list.tsx";
import { ListFoot } from "../../events/list-foot.tsx";
import type { RunViewProps } from "../../run-view.ts";
import { type FoldedRow, foldHeartbeats, seqOfRow } from "./fold-heartbeats.ts";
import { heartbeatsWords } from "./heartbeats-words.ts";
import { useKeptPlace } from "./use-kept-place.ts";
import { useUnfolded } from "./use-unfolded.ts";

/** So many of the latest are shown at first, and so many more each time. */
const PAGE = 200;
/** Events above one that an address names. */
const ABOVE = 20;

/** The latest events of a run of another harness, at its end as it grows; older ones when a person wants them. */
export function LatestEvents({
  state,
  trace: { store, version },
  cursor,
}: RunViewProps & { readonly trace: Trace; readonly cursor: Cursor }): ReactNode {
  const head = Math.max(store.head, state.seq);
  const rowHeight = useCssSize("--bar-row");
  const [oldest, setOldest] = useState(() => begin(head, cursor.seq));
  // A log that was replaced by a shorter one begins anew.
  const from = Math.max(1, Math.min(oldest, begin(head, undefined)));
  const { isOpen, unfold } = useUnfolded(cursor.seq);
  const rows = useMemo(
    () => foldHeartbeats({ from, to: head }, (seq) => store.row(seq)?.type, isOpen),
    // The store is another one with each version.
    // oxlint-disable-next-line react/exhaustive-deps
    [store, version, from, head, isOpen],
  );
  const place = rows.findIndex((row) => cursor.seq !== undefined && seqOfRow(row) === cursor.seq);
  const window = useFixedWindow({
    rows: rows.length,
    rowHeight,
    head: HEAD_PX,
    follow: true,
    first: place < 0 ? undefined : place,
  });
  const { start, end, isAtEnd, topRow, show, showEnd, stay } = window;

  // The store learns later than the fold how many there are, and fetches nothing that it does not know of.
  const known = store.head;
  useEffect(() => void store.ensure(from, Math.min(known, from + PAGE)), [store, from, known]);
  const seen = {
    from: placeOf(rows[start]),
    to: placeOf(rows[end - 1]),
  };
  useEffect(() => {
    if (seen.from !== undefined) store.ensure(seen.from, seen.to ?? known);
  }, [store, seen.from, seen.to, known]);

  useKeptPlace(rows, window, cursor.seq);
  const older = (): void => setOldest(Math.max(1, from - PAGE));

  // The same function for every drawing, so that rows which stay as they are need not be drawn again.
  const latest = useRef(rows);
  useEffect(() => {
    latest.current = rows;
  });
  const { choose } = cursor;
  const onChoose = useCallback(
    (seq: number) => {
      const row = latest.current.find((each) => seqOfRow(each) === seq);
      if (row?.kind !== "heartbeats") return choose(seq);
      stay();
      unfold(row.from);
    },
    [choose, stay, unfold],
  );
  const move = (by: number): void => {
    const at = place >= 0 ? place : topRow + (by > 0 ? -1 : 1);
    const next = Math.min(Math.max(0, at + by), rows.length - 1);
    const row = rows[next];
    if (row === undefined) return;
    // What an address unfolded does not fold again behind whoever walks through it.
    if (cursor.seq !== undefined && store.row(cursor.seq)?.type === "heartbeat")
      if (rows[place]?.kind === "event") unfold(cursor.seq);
    choose(seqOfRow(row));
    show(next, "nearest");
  };
  const here = { group: "List", isHidden: true } as const;
  useCommands([
    { ...here, id: "events.next", title: "Next event", keys: "j", run: () => move(1) },
    { ...here, id: "events.last", title: "Event before", keys: "k", run: () => move(-1) },
    { id: "events.end", title: "Go to the last event", group: "List", keys: "End", run: showEnd },
    ...(from === 1
      ? []
      : [
          {
            id: "events.older",
            title: "Load older events",
            group: "List" as const,
            keys: "Home",
            run: older,
          },
        ]),
  ]);
  const { error } = store;
  return (
    <>
      <p className="flex min-h-7 shrink-0 items-center gap-3 border-b border-line bg-surface px-3 text-xs text-text-2">
        <output className="tabular-nums">
          {(head - from + 1).toLocaleString("en")} of {head.toLocaleString("en")} events
        </output>
        {from === 1 ? null : (
          <button
            type="button"
            onClick={older}
            className="min-h-6 text-accent hover:underline coarse:min-h-11"
          >
            Load older
          </button>
        )}
      </p>
      <div className="relative flex min-h-0 flex-1 flex-col">
        <EventList
          label="Events of the run"
          window={window}
          rows={rows.length}
          rowHeight={rowHeight}
          rowAt={(index) => rowOf(store, rows[index])}
          seqAt={(index) => placeOf(rows[index])}
          foldedAt={(index) => heartbeatsWords(rows[index], store)}
          chosen={cursor.seq}
          onChoose={onChoose}
          onMove={move}
        />
        {isAtEnd ? null : (
          <Button className="absolute right-6 bottom-3 shadow-lift" keys="End" onClick={showEnd}>
            <ArrowDown className="size-4" aria-hidden="true" />
            Jump to the latest
          </Button>
        )}
      </div>
      <ListFoot>
        {error === null ? null : (
          <span className="text-failed">{wordsOf(error).title} It is tried again by itself.</span>
        )}
      </ListFoot>
    </>
  );
}

function begin(head: number, chosen: number | undefined): number {
  const latest = Math.max(1, head - PAGE + 1);
  return chosen === undefined ? latest : Math.max(1, Math.min(latest, chosen - ABOVE));
}

function placeOf(row: FoldedRow | undefined): number | undefined {
  return row && seqOfRow(row);
}

function rowOf(store: Trace["store"], row: FoldedRow | undefined) {
  return row === undefined ? undefined : store.row(seqOfRow(row));
}
