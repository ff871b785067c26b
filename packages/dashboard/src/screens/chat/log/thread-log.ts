import type { HeardFrame, Patch, ProposalObject, ThreadObject } from "@wheelhouse/core";
import { createThreadThings, type ThreadPart, type ThreadRow } from "./thread-things.ts";

/** Messages that are fetched in one go. */
const PAGE = 60;
/** Messages of one answer, at most. */
const MOST_AT_ONCE = 200;
/** What comes live is drawn this often, in milliseconds. */
const DRAWN_EVERY_MS = 80;
/** A fetch that failed is tried again after so long, then after twice that, up to the most; in milliseconds. */
const AGAIN_MS = 1_000;
const MOST_AGAIN_MS = 30_000;

/** What is shown of a thread. */
export interface ThreadView {
  /** Null: nothing was said in it yet. Undefined: nobody knows yet. */
  readonly thread: ThreadObject | null | undefined;
  readonly rows: readonly ThreadRow[];
  readonly hasOlder: boolean;
  readonly fetching: "newest" | "older" | undefined;
  /** Why the last fetch failed; stays while it is tried again, until that succeeds. */
  readonly error: unknown;
  /** Whether rows came in front with the last change. */
  readonly isPrepended: boolean;
}

/** What a log needs of the world. */
export interface ThreadLogPorts {
  readonly fetch: (window: {
    readonly before?: number;
    readonly limit: number;
  }) => Promise<ThreadPart>;
  /** Calls later; the answer gives up. */
  readonly later: (call: () => void, ms: number) => () => void;
}

/** What is said in one thread: a window of it that grows at both ends. */
export interface ThreadLog {
  readonly get: () => ThreadView;
  readonly subscribe: (listener: () => void) => () => void;
  /** Somebody looks: what is there is fetched, once, whether there is a stream or not; and again where that failed. */
  load(): void;
  /** The stream is open: what comes after `asOf` is heard. */
  opened(asOf: number): void;
  patch(patch: Patch): void;
  /** A proposal as the server has it after this page has answered. */
  answered(proposal: ProposalObject): void;
  heard(frame: HeardFrame): void;
  /** Fetches what is before the rows. */
  older(): void;
  /** A person wants what failed tried again, now. */
  again(): void;
}

const NOTHING: ThreadView = {
  thread: undefined,
  rows: [],
  hasOlder: false,
  fetching: undefined,
  error: undefined,
  isPrepended: false,
};

/**
 * The log of one thread. *Contract*: what is shown has no hole between its first message and its last, and nothing twice,
 * however answers and the stream overtake each other. Each opening of the stream fetches everything anew that is shown,
 * because what was missed may have changed any of it. Words are drawn when they come, and then some ten times a second.
 */
export function createThreadLog(id: string, { fetch, later }: ThreadLogPorts): ThreadLog {
  const things = createThreadThings(id);
  const listeners = new Set<() => void>();
  let view = NOTHING;
  /** Position of the last opening; a lower one is of another journal. */
  let position: number | undefined;
  /** Counts journals. */
  let era = 0;
  /** Counts fetches of the end: answers of earlier ones are of no use. */
  let asking = 0;
  let isWhole = false;
  let failures = 0;
  let repairs: (() => void) | undefined;
  /** While it is there something was drawn a moment ago; true when more has come since. */
  let rests: { isOwed: boolean } | undefined;

  function show(change: Partial<ThreadView>): void {
    view = { ...view, isPrepended: false, ...change };
    for (const listener of listeners) listener();
  }
  function draw(change: Partial<ThreadView> = {}): void {
    // Messages of a thread have the numbers from 1 on.
    const hasOlder = (things.first ?? 1) > 1;
    show({ thread: things.thread, rows: things.rows(), hasOlder, ...change });
  }
  function drawSoon(): void {
    // What is not whole yet has a hole before what comes.
    if (!isWhole) return;
    if (rests !== undefined) {
      rests.isOwed = true;
      return;
    }
    const rest = { isOwed: false };
    rests = rest;
    later(() => {
      rests = undefined;
      if (rest.isOwed) drawSoon();
    }, DRAWN_EVERY_MS);
    draw();
  }
  async function fetchEnd(): Promise<void> {
    repairs?.();
    repairs = undefined;
    asking += 1;
    const mine = asking;
    const ours = era;
    const { first } = things;
    isWhole = false;
    things.keep(true);
    show({ fetching: "newest" });
    try {
      let part = await fetch({ limit: PAGE });
      // An answer that another one will follow is shown: something is better than nothing.
      if (ours === era) things.put(part);
      if (mine !== asking) return view.rows.length === 0 && ours === era ? draw() : undefined;
      // All that was shown: any of it may have changed meanwhile.
      while (first !== undefined && firstOf(part) > first) {
        part = await fetch({ before: firstOf(part), limit: MOST_AT_ONCE });
        if (mine !== asking) return;
        things.put(part);
      }
      isWhole = true;
      things.keep(false);
      failures = 0;
      draw({ fetching: undefined, error: undefined });
    } catch (error) {
      if (mine === asking) failed(error);
    }
  }
  function failed(error: unknown): void {
    const ms = Math.min(MOST_AGAIN_MS, AGAIN_MS * 2 ** Math.min(failures, 10));
    failures += 1;
    repairs = later(() => {
      repairs = undefined;
      // Whoever looks next has it fetched.
      if (listeners.size > 0) void fetchEnd();
    }, ms);
    show({ fetching: undefined, error });
  }
  function isBroken(): boolean {
    return !isWhole && view.fetching === undefined;
  }
  async function fetchOlder(before: number): Promise<void> {
    const mine = asking;
    show({ fetching: "older", error: undefined });
    try {
      const part = await fetch({ before, limit: PAGE });
      if (mine !== asking) return;
      things.put(part);
      draw({ fetching: undefined, isPrepended: true });
    } catch (error) {
      if (mine === asking) show({ fetching: undefined, error });
    }
  }
  function older(): void {
    const { first } = things;
    const canFetch = view.fetching === undefined && isWhole;
    if (first !== undefined && view.hasOlder && canFetch) void fetchOlder(first);
  }

  return {
    get: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    load() {
      if (asking === 0 || isBroken()) void fetchEnd();
    },
    opened(asOf) {
      if (position !== undefined && asOf < position) {
        era += 1;
        things.clear();
      }
      position = asOf;
      void fetchEnd();
    },
    patch(patch) {
      if (things.patch(patch)) drawSoon();
    },
    answered(proposal) {
      things.answered(proposal);
      draw();
    },
    heard(frame) {
      if (things.heard(frame)) drawSoon();
    },
    older,
    again() {
      if (isBroken()) void fetchEnd();
      else older();
    },
  };
}

function firstOf({ messages }: ThreadPart): number {
  return messages[0]?.n ?? 1;
}
