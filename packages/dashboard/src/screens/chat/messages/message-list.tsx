import { ArrowDown } from "lucide-react";
import {
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { Button } from "../../../parts/button.tsx";
import { wordsOf } from "../../../queries/words-of.ts";
import { useTail } from "../../run/steps/well/use-tail.ts";
import type { ThreadLog, ThreadView } from "../log/thread-log.ts";
import { MessageView } from "./message-view.tsx";

/** So near the top, in pixels, what is before it is fetched. */
const NEAR_TOP = 800;

/** What keys do with the list. */
export interface ListHandle {
  /** Goes to the end, and follows it. */
  readonly toEnd: () => void;
  /** Follows the end no more: somebody looks at something else. */
  readonly stay: () => void;
  /** Brings a message into view. */
  readonly show: (n: number) => void;
  /** Gives it the focus, so that keys scroll it. */
  readonly focus: () => void;
}

/** What is said in a thread: only messages that can be seen are drawn, and it stays at its end while it grows. */
export function MessageList({
  log,
  view,
  handle,
}: {
  readonly log: ThreadLog;
  readonly view: ThreadView;
  readonly handle: RefObject<ListHandle | null>;
}): ReactNode {
  const { rows, hasOlder, fetching, isPrepended } = view;
  const list = useRef<VirtualizerHandle>(null);
  const { scroller, content, isAtEnd, jump, leave, onScroll } = useTail(true);
  const missed = useMissed(view, isAtEnd);
  useImperativeHandle(handle, () => ({
    toEnd: jump,
    focus: () => scroller.current?.focus(),
    stay: leave,
    show(n) {
      leave();
      const place = rows.findIndex(({ message }) => message.n === n);
      if (place >= 0) list.current?.scrollToIndex(place, { align: "nearest" });
    },
  }));
  useEffect(() => {
    const box = scroller.current;
    // What does not fill its place cannot be scrolled up.
    if (box && rows.length > 0 && box.scrollHeight <= box.clientHeight) log.older();
  }, [log, scroller, rows.length]);
  const last = rows.at(-1)?.message.n;
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label="What was said"
        onScroll={() => {
          onScroll();
          if ((scroller.current?.scrollTop ?? NEAR_TOP) < NEAR_TOP && !isAtEnd) log.older();
        }}
        className="h-full overflow-x-hidden overflow-y-auto outline-offset-[-2px] [overflow-anchor:none]"
      >
        <div ref={content} className="mx-auto max-w-3xl px-4 pt-4 pb-3 max-sm:px-3">
          <Older view={view} onAgain={() => log.again()} />
          <Virtualizer ref={list} scrollRef={scroller} data={rows} shift={isPrepended}>
            {(row) => (
              <MessageView
                key={row.message.n}
                row={row}
                isLast={row.message.n === last}
                isSummarized={row.message.n === view.thread?.summarized_to}
              />
            )}
          </Virtualizer>
        </div>
      </div>
      {fetching === "older" && hasOlder ? (
        <output className="sr-only">Earlier messages are fetched.</output>
      ) : null}
      {isAtEnd ? null : (
        <button
          type="button"
          onClick={jump}
          aria-keyshortcuts="End"
          className="absolute right-4 bottom-3 flex h-7 items-center gap-1.5 rounded-full border border-control/60 bg-surface px-3 text-xs font-medium shadow-lift hover:bg-raised coarse:h-11"
        >
          <ArrowDown className="size-3.5" aria-hidden="true" />
          {missed > 0 ? `${missed.toLocaleString()} new below` : "Go to the end"}
        </button>
      )}
    </div>
  );
}

/** What stands above the first message that is there. */
function Older({
  view: { hasOlder, error, fetching },
  onAgain,
}: {
  readonly view: ThreadView;
  readonly onAgain: () => void;
}): ReactNode {
  if (error !== undefined) {
    const { title, text } = wordsOf(error);
    return (
      <p className="mb-3 flex items-center gap-3 text-failed">
        <span role="alert" className="min-w-0 flex-1">
          {title} {text}
        </span>
        <Button onClick={onAgain}>{fetching === undefined ? "Try again" : "Trying…"}</Button>
      </p>
    );
  }
  if (!hasOlder) return null;
  return <p className="mb-3 text-center text-xs text-text-3">Earlier messages are above…</p>;
}

/** How many messages came since a person left the end. */
function useMissed({ rows }: ThreadView, isAtEnd: boolean): number {
  const last = rows.at(-1)?.message.n ?? 0;
  const [left, setLeft] = useState({ isAtEnd, last });
  if (left.isAtEnd !== isAtEnd) setLeft({ isAtEnd, last });
  return isAtEnd ? 0 : Math.max(0, last - left.last);
}
