/**
 * The one connection of a browser, and the seats around it.
 *
 * Owns: the follower, the batch that is not whole yet, and the moment in which a change of topics is
 * waited for. Does not own: who may hear what (`topic-book.ts`), what comes next after a loss
 * (`follower-state.ts`), what people are shown of it (`live-state.ts`), or what a frame means.
 */
import type { Client } from "../call/create-client.ts";
import { type Follower, followStream } from "../follow/follow-stream.ts";
import type { BackOff, FollowerState } from "../follow/follower-state.ts";
import type { SseFrame } from "../sse/parse-sse.ts";
import { firstLiveState, type LiveInput, type LiveState, stepLiveState } from "./live-state.ts";
import type { Seat, SeatEvents } from "./seat.ts";
import { type BookInput, cursorToAsk, EMPTY_BOOK, isSettled, stepBook } from "./topic-book.ts";
import { type TopicFrame, topicOf } from "./topic-frame.ts";

/** Changes of topics that come one after the other become one new connection, in milliseconds. */
const SETTLE_MS = 20;

/** How the connection is kept. */
export interface LiveCoreOptions {
  readonly client: Pick<Client, "open">;
  readonly backOff?: BackOff | undefined;
  readonly silenceMs?: number | undefined;
}

/** A seat, and whether somebody looks at it: who is not looked at loses topics first when there are too many. */
export interface CoreSeat extends Seat {
  show(isShown: boolean): void;
}

/** See the file's header. */
export interface LiveCore {
  readonly state: LiveState;
  take(events: SeatEvents): CoreSeat;
  /** Without a connection until `wake`, when nobody looks. Nothing is missed over it. */
  rest(): void;
  wake(): void;
  close(): void;
}

/** A core without seats and without a connection. */
export function createLiveCore({ client, backOff, silenceMs }: LiveCoreOptions): LiveCore {
  const seats = new Map<number, SeatEvents>();
  let book = EMPTY_BOOK;
  let state = firstLiveState(Date.now());
  let follower: Follower | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let held: TopicFrame[] = [];
  let heardAt: number | null = null;
  let isResting = false;
  let isClosed = false;
  let count = 0;
  let connections = 0;

  function enter(input: BookInput): void {
    const step = stepBook(book, input);
    book = step.book;
    for (const effect of step.effects) {
      const seat = seats.get(effect.seat);
      if (effect.type === "open") seat?.onOpen(effect.topic, effect.asOf);
      else seat?.onBatch(effect.batch);
    }
  }

  function show(input: LiveInput): void {
    const after = stepLiveState(state, input, Date.now());
    if (after === state) return;
    state = after;
    for (const seat of seats.values()) seat.onState(state);
  }

  function settleSoon(): void {
    settling ??= setTimeout(settle, SETTLE_MS);
  }

  function settle(): void {
    settling = undefined;
    if (isResting || isClosed) return;
    if (book.wants.size === 0) return hangUp("idle");
    if (follower === undefined) begin();
    else if (!isSettled(book)) follower.reopen();
  }

  function begin(): void {
    const own = ++connections;
    const isOurs = (): boolean => own === connections;
    follower = followStream({
      client,
      path,
      since: cursorToAsk(book),
      backOff,
      silenceMs,
      onFrame,
      onReset,
      onBeat,
      onState: (now) => {
        if (isOurs()) onState(now);
      },
    });
  }

  /** Where the next try goes. What the last one left unfinished comes again. */
  function path(): string {
    held = [];
    enter({ type: "connect" });
    return `/api/stream?topics=${encodeURIComponent([...book.asked].join(","))}`;
  }

  function hangUp(why: "idle" | "hidden"): void {
    connections++;
    follower?.close();
    follower = undefined;
    enter({ type: "lost" });
    show({ type: "rest", why });
  }

  function onFrame(frame: SseFrame): number | "seen" {
    heardAt = Date.now();
    if (frame.event !== "cursor") {
      const topic = topicOf(frame);
      if (topic !== undefined) held.push({ topic, event: frame.event, data: frame.data });
      return "seen";
    }
    const cursor = Number(frame.lastEventId);
    const frames = held;
    held = [];
    enter({ type: "batch", batch: { cursor, frames } });
    return cursor;
  }

  function onReset(cursor: number): void {
    held = [];
    enter({ type: "reset", cursor });
  }

  function onBeat(server: number | undefined): void {
    heardAt = Date.now();
    show({ type: "beat", server });
  }

  function onState(now: FollowerState): void {
    show({ type: "follower", state: now, heardAt });
    if (now.kind === "live" && !book.isLive) enter({ type: "live", cursor: now.cursor ?? 0 });
    if (now.kind === "stale" || now.kind === "closed") enter({ type: "lost" });
  }

  function wake(): void {
    isResting = false;
    if (follower === undefined) return settle();
    if (follower.state.kind !== "closed") return follower.wake();
    // It was refused. There may be a new session now.
    follower = undefined;
    settle();
  }

  return {
    get state() {
      return state;
    },
    take(own) {
      const seat = ++count;
      seats.set(seat, own);
      own.onState(state);
      const change = (input: BookInput): void => {
        if (!seats.has(seat)) return;
        enter(input);
        settleSoon();
      };
      return {
        want: (topic) => change({ type: "want", seat, topic }),
        drop: (topic) => change({ type: "drop", seat, topic }),
        show: (isShown) => change({ type: "show", seat, isShown }),
        wake,
        leave() {
          change({ type: "leave", seat });
          seats.delete(seat);
        },
      };
    },
    rest() {
      isResting = true;
      if (follower !== undefined && follower.state.kind !== "closed") hangUp("hidden");
    },
    wake,
    close() {
      isClosed = true;
      clearTimeout(settling);
      follower?.close();
      seats.clear();
    },
  };
}
