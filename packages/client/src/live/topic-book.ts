/**
 * Who wants which topics, and what they may hear: pure, without a connection or a clock.
 *
 * A *seat* is a tab. It is open for a topic from the moment on that it misses nothing of it: its
 * connection was asked for that topic and is live. Law: whatever happens, a seat hears every batch
 * after the `asOf` of its last `open` of a topic exactly once and in order, until the next `open`.
 * The cursor is why: it moves only with whole batches, and every connection begins at it.
 */
import type { Batch, TopicFrame } from "./topic-frame.ts";

/** Most topics of one connection (http-api 5.4). */
export const MOST_TOPICS = 64;

/** See the file's header. */
export interface TopicBook {
  readonly wants: ReadonlyMap<string, Want>;
  /** Seats that nobody looks at now. */
  readonly hidden: ReadonlySet<number>;
  /** What the last connection was asked for. */
  readonly asked: ReadonlySet<string>;
  readonly isLive: boolean;
  /** Every open seat has everything up to here. */
  readonly cursor: number | undefined;
  /** Counts wishes, so that the newest are known. */
  readonly wishes: number;
}

interface Want {
  /** By seat, whether it is open. */
  readonly seats: ReadonlyMap<number, boolean>;
  readonly wish: number;
}

/** What happens to a book. */
export type BookInput =
  | { readonly type: "want"; readonly seat: number; readonly topic: string }
  | { readonly type: "drop"; readonly seat: number; readonly topic: string }
  | { readonly type: "leave"; readonly seat: number }
  | { readonly type: "show"; readonly seat: number; readonly isShown: boolean }
  /** A connection is about to be opened, at `cursorToAsk`, for `topicsToAsk`. */
  | { readonly type: "connect" }
  /** The connection has said all that there was. */
  | { readonly type: "live"; readonly cursor: number }
  | { readonly type: "batch"; readonly batch: Batch }
  /** The cursor means nothing; the connection goes on from another one. */
  | { readonly type: "reset"; readonly cursor: number }
  | { readonly type: "lost" };

/** What a seat is to be told, in this order. */
export type BookEffect =
  | { readonly type: "open"; readonly seat: number; readonly topic: string; readonly asOf: number }
  | { readonly type: "batch"; readonly seat: number; readonly batch: Batch };

/** A book after an input, and who is to be told. */
export interface BookStep {
  readonly book: TopicBook;
  readonly effects: readonly BookEffect[];
}

/** A book in which nobody wants anything. */
export const EMPTY_BOOK: TopicBook = {
  wants: new Map(),
  hidden: new Set(),
  asked: new Set(),
  isLive: false,
  cursor: undefined,
  wishes: 0,
};

/** The machine: total, and without a memory but the book. */
export function stepBook(book: TopicBook, input: BookInput): BookStep {
  switch (input.type) {
    case "want":
      return want(book, input.seat, input.topic);
    case "drop":
      return quiet(drop(book, input.seat, [input.topic]));
    case "leave": {
      const hidden = new Set(book.hidden);
      hidden.delete(input.seat);
      return quiet({ ...drop(book, input.seat, book.wants.keys()), hidden });
    }
    case "show": {
      const hidden = new Set(book.hidden);
      if (input.isShown) hidden.delete(input.seat);
      else hidden.add(input.seat);
      return quiet({ ...book, hidden });
    }
    case "connect": {
      const asked = new Set(topicsToAsk(book));
      // A topic that has no place any more is missed from now on.
      const parked = close(book, (topic) => !asked.has(topic));
      return quiet({ ...parked, asked, isLive: false });
    }
    case "live":
      return openAsked({ ...book, isLive: true, cursor: input.cursor });
    case "batch":
      return deliver(book, input.batch);
    case "reset":
      return quiet({ ...close(book, () => true), isLive: false, cursor: input.cursor });
    case "lost":
      return quiet({ ...book, isLive: false });
    default:
      return input satisfies never;
  }
}

/** The topics that a connection should have now. Beyond the most there can be, those go that nobody looks at, and of these the oldest wishes. */
export function topicsToAsk({ wants, hidden }: TopicBook): readonly string[] {
  if (wants.size <= MOST_TOPICS) return [...wants.keys()];
  const isShown = ({ seats }: Want): boolean => seats.keys().some((seat) => !hidden.has(seat));
  return [...wants]
    .map(([topic, each]) => ({ topic, wish: each.wish, isShown: isShown(each) }))
    .toSorted((a, b) => Number(b.isShown) - Number(a.isShown) || b.wish - a.wish)
    .slice(0, MOST_TOPICS)
    .map(({ topic }) => topic);
}

/** Whether the connection has other topics than it should. */
export function isSettled(book: TopicBook): boolean {
  const topics = topicsToAsk(book);
  return topics.length === book.asked.size && topics.every((topic) => book.asked.has(topic));
}

/** Where a connection begins; undefined for now, when nobody is open and so nobody needs what was before. */
export function cursorToAsk({ wants, cursor }: TopicBook): number | undefined {
  const isHeard = wants.values().some(({ seats }) => seats.values().some((isOpen) => isOpen));
  return isHeard ? cursor : undefined;
}

function quiet(book: TopicBook): BookStep {
  return { book, effects: [] };
}

function want(book: TopicBook, seat: number, topic: string): BookStep {
  const { seats = new Map<number, boolean>() } = book.wants.get(topic) ?? {};
  const wishes = book.wishes + 1;
  const { isLive, asked, cursor } = book;
  const isOpen = seats.get(seat) === true;
  const opens = !isOpen && isLive && asked.has(topic) && cursor !== undefined;
  const own = new Map(seats).set(seat, isOpen || opens);
  const wants = new Map(book.wants).set(topic, { seats: own, wish: wishes });
  return {
    book: { ...book, wants, wishes },
    effects: opens ? [{ type: "open", seat, topic, asOf: cursor }] : [],
  };
}

function drop(book: TopicBook, seat: number, topics: Iterable<string>): TopicBook {
  const wants = new Map(book.wants);
  for (const topic of topics) {
    const known = book.wants.get(topic);
    if (known === undefined || !known.seats.has(seat)) continue;
    const seats = new Map(known.seats);
    seats.delete(seat);
    if (seats.size > 0) wants.set(topic, { ...known, seats });
    else wants.delete(topic);
  }
  return { ...book, wants };
}

function close(book: TopicBook, closes: (topic: string) => boolean): TopicBook {
  const wants = new Map(book.wants);
  for (const [topic, each] of book.wants)
    if (closes(topic))
      wants.set(topic, {
        ...each,
        seats: new Map([...each.seats.keys()].map((seat) => [seat, false])),
      });
  return { ...book, wants };
}

function openAsked(book: TopicBook): BookStep {
  const { asked, cursor: asOf = 0 } = book;
  const wants = new Map(book.wants);
  const effects: BookEffect[] = [];
  for (const [topic, each] of book.wants) {
    if (!asked.has(topic)) continue;
    for (const [seat, isOpen] of each.seats)
      if (!isOpen) effects.push({ type: "open", seat, topic, asOf });
    wants.set(topic, {
      ...each,
      seats: new Map([...each.seats.keys()].map((seat) => [seat, true])),
    });
  }
  return { book: { ...book, wants }, effects };
}

function deliver(book: TopicBook, { cursor, frames }: Batch): BookStep {
  const bySeat = new Map<number, TopicFrame[]>();
  for (const frame of frames)
    for (const [seat, isOpen] of book.wants.get(frame.topic)?.seats ?? []) {
      if (!isOpen) continue;
      const own = bySeat.get(seat);
      if (own) own.push(frame);
      else bySeat.set(seat, [frame]);
    }
  return {
    book: { ...book, cursor },
    effects: [...bySeat].map(([seat, own]) => ({
      type: "batch",
      seat,
      batch: { cursor, frames: own },
    })),
  };
}
