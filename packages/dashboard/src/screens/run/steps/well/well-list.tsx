import { ArrowDown } from "lucide-react";
import {
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { type CacheSnapshot, Virtualizer, type VirtualizerHandle } from "virtua";
import type { StepLog, StepLogView } from "../log/step-log.ts";
import { useTail } from "./use-tail.ts";
import { WellRowView } from "./rows/well-row-view.tsx";

/** So near the top, in pixels, what is before it is fetched. */
const NEAR_TOP = 600;

/** Where a person was in the log of a step. */
interface Place {
  readonly isAtEnd: boolean;
  readonly offset: number;
  readonly rows: number;
  readonly cache: CacheSnapshot;
}
const places = new WeakMap<StepLog, Place>();

/** The rows of a step's log: only those are drawn that can be seen, and it stays at the end while it grows. */
export function WellList({
  log,
  view,
  isLive,
  jump,
}: {
  readonly log: StepLog;
  readonly view: StepLogView;
  /** Whether more is to be expected of the step. */
  readonly isLive: boolean;
  /** Goes to the end when it is called, and says whether that was a way to go. */
  readonly jump: RefObject<(() => boolean) | null>;
}): ReactNode {
  const list = useRef<VirtualizerHandle>(null);
  const before = places.get(log);
  // Sizes of other rows than those that were measured would be wrong.
  const place = before?.rows === view.rows.length ? before : undefined;
  // What is over and all there is read from its beginning.
  const { scroller, content, ...tail } = useTail(before?.isAtEnd ?? (isLive || view.hasOlder));
  const missed = useMissed(view, tail.isAtEnd);
  const latest = useRef({ isAtEnd: tail.isAtEnd, rows: view.rows.length });
  useLayoutEffect(() => {
    latest.current = { isAtEnd: tail.isAtEnd, rows: view.rows.length };
    jump.current = () => {
      tail.jump();
      return !tail.isAtEnd;
    };
  });
  useLayoutEffect(() => {
    const handle = list.current;
    if (place !== undefined && !place.isAtEnd) handle?.scrollTo(place.offset);
    return () => {
      if (handle)
        places.set(log, { ...latest.current, offset: handle.scrollOffset, cache: handle.cache });
    };
    // Only what was there when the step came into view counts.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [log]);
  useEffect(() => {
    const box = scroller.current;
    // What does not fill its place cannot be scrolled up.
    if (box && view.rows.length > 0 && box.scrollHeight <= box.clientHeight) log.older();
  }, [log, scroller, view.rows.length]);

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label="What was said and done"
        onScroll={() => {
          tail.onScroll();
          if ((scroller.current?.scrollTop ?? NEAR_TOP) < NEAR_TOP && !tail.isAtEnd) log.older();
        }}
        className="h-full overflow-x-hidden overflow-y-auto outline-offset-[-2px] [overflow-anchor:none]"
      >
        <div ref={content} className="py-2">
          <Virtualizer
            ref={list}
            scrollRef={scroller}
            data={view.rows}
            shift={view.isPrepended}
            {...(place && { cache: place.cache })}
          >
            {(row) => <WellRowView key={row.key} row={row} />}
          </Virtualizer>
        </div>
      </div>
      {tail.isAtEnd ? null : (
        <button
          type="button"
          onClick={tail.jump}
          aria-keyshortcuts="End"
          className="absolute right-4 bottom-3 flex h-7 items-center gap-1.5 rounded-full border border-control/60 bg-surface px-3 text-xs font-medium shadow-lift hover:bg-raised coarse:h-11"
        >
          <ArrowDown className="size-3.5" aria-hidden="true" />
          {missed > 0 ? `${missed.toLocaleString()} new · ` : ""}
          {isLive ? "Jump to live" : "Jump to the end"}
        </button>
      )}
    </div>
  );
}

/** How many rows came since a person left the end. */
function useMissed({ rows }: StepLogView, isAtEnd: boolean): number {
  const [left, setLeft] = useState({ isAtEnd, key: rows.at(-1)?.key });
  if (left.isAtEnd !== isAtEnd) setLeft({ isAtEnd, key: rows.at(-1)?.key });
  if (isAtEnd) return 0;
  const place = rows.findLastIndex(({ key }) => key === left.key);
  return place < 0 ? 0 : rows.length - 1 - place;
}
