import {
  addToTimeline,
  createTimeline,
  type EventsPage,
  type ForeignEvent,
  type Timeline,
  type TraceColumns,
} from "@wheelhouse/core";
import { asEvent, eventsOf, outputOf } from "./read-events.ts";
import { createRowMaker, type WellRow } from "./well-rows.ts";

/** Events that are fetched in one go. */
const PAGE = 500;
/** With more events that were missed the log begins anew. */
const MOST_MISSED = 2_000;
/** With more events than this the oldest are let go, down to half of it. They can be fetched again. */
const MOST = 40_000;
/** What comes live is drawn this often, in milliseconds. */
const DRAWN_EVERY_MS = 100;
/** A fetch that failed is tried again after so long, then after twice that, up to the most; in milliseconds. */
const AGAIN_MS = 1_000;
const MOST_AGAIN_MS = 30_000;

/** What is shown of a step's log. */
export interface StepLogView {
  readonly rows: readonly WellRow[];
  /** Events that the rows are made of. */
  readonly shown: number;
  /** Events that the step has; undefined while nobody has counted. */
  readonly total: number | undefined;
  readonly hasOlder: boolean;
  /** What is fetched now. */
  readonly fetching: "newest" | "older" | undefined;
  /** Why the last fetch failed; stays while it is tried again, until that succeeds. */
  readonly error: unknown;
  /** Whether rows came in front with the last change. */
  readonly isPrepended: boolean;
}

/** What a log needs of the world. */
export interface StepLogPorts {
  readonly fetch: (window: {
    readonly before?: number;
    readonly from?: number;
    readonly limit: number;
  }) => Promise<EventsPage>;
  /** Calls later; the answer gives up. */
  readonly later: (call: () => void, ms: number) => () => void;
}

/** What the agents of one step said and did: a window of it that grows at both ends. */
export interface StepLog {
  readonly get: () => StepLogView;
  readonly subscribe: (listener: () => void) => () => void;
  /** Somebody looks: what is there is fetched, once, whether there is a stream or not; and again where that failed. */
  load(): void;
  /** The stream is open: what comes after is heard, and what came before and is not there is fetched. */
  opened(): void;
  heard(rows: TraceColumns): void;
  /** Fetches what is before the rows. */
  older(): void;
  /** A person wants what failed tried again, now. */
  again(): void;
}

const NOTHING: StepLogView = {
  rows: [],
  shown: 0,
  total: undefined,
  hasOlder: false,
  fetching: "newest",
  error: undefined,
  isPrepended: false,
};

/**
 * The log of one step. *Contract*: the newest window is fetched when the stream opens, and rows that were heard
 * meanwhile are joined to it: no event is missing after the first one shown, and none is there twice. Where a fetch
 * fails nothing is joined behind the hole: it is fetched again, ever more seldom, for as long as somebody listens.
 * Listeners are told ten times a second at most.
 */
export function createStepLog({ fetch, later }: StepLogPorts): StepLog {
  let events: ForeignEvent[] = [];
  let heard: ForeignEvent[] = [];
  let timeline: Timeline = createTimeline();
  let rowsOf = createRowMaker();
  const outputs = new Map<string, unknown>();
  let view = NOTHING;
  /** Counts openings: an answer from before the last one is of no use. */
  let opening = 0;
  /** Whether the stream opened after what is being fetched was asked for. */
  let isStale = false;
  /** Whether nothing is missing before what is heard next. */
  let isWhole = false;
  /** Fetches that failed one after the other. */
  let failures = 0;
  let draws: (() => void) | undefined;
  let repairs: (() => void) | undefined;
  const listeners = new Set<() => void>();

  function show(change: Partial<StepLogView>): void {
    view = { ...view, isPrepended: false, ...change };
    for (const listener of listeners) listener();
  }
  function draw(change: Partial<StepLogView> = {}): void {
    draws?.();
    draws = undefined;
    show({ rows: rowsOf(timeline, outputs), shown: events.length, ...change });
  }
  function refold(all: ForeignEvent[]): void {
    events = all;
    timeline = createTimeline();
    rowsOf = createRowMaker();
    outputs.clear();
    for (const event of events) fold(event);
  }
  function fold(event: ForeignEvent): void {
    addToTimeline(timeline, event);
    const output = outputOf(event);
    if (event.attempt !== undefined && output !== undefined) outputs.set(event.attempt, output);
  }
  /** Joins what comes after the last event; the rest is known. */
  function join(more: readonly ForeignEvent[]): number {
    let added = 0;
    for (const event of more) {
      if (event.seq <= (events.at(-1)?.seq ?? 0)) continue;
      events.push(event);
      fold(event);
      added += 1;
    }
    return added;
  }
  /** A fetch of what is at the end begins: the answers of earlier ones are of no use. */
  function begin(): number {
    repairs?.();
    repairs = undefined;
    opening += 1;
    isStale = false;
    isWhole = false;
    show({ fetching: "newest" });
    return opening;
  }
  /** What is missing stays missing for now. */
  function failed(error: unknown): void {
    const ms = Math.min(MOST_AGAIN_MS, AGAIN_MS * 2 ** Math.min(failures, 10));
    failures += 1;
    repairs = later(() => {
      repairs = undefined;
      // Whoever looks next has it fetched.
      if (listeners.size > 0) repair();
    }, ms);
    show({ fetching: undefined, error });
  }
  function isBroken(): boolean {
    return !isWhole && view.fetching === undefined;
  }
  function repair(): void {
    void (events.length === 0 ? fetchNewest() : catchUp());
  }
  async function fetchNewest(): Promise<void> {
    const mine = begin();
    try {
      const page = await fetch({ limit: PAGE });
      if (mine !== opening) return;
      refold(page.events.map(asEvent));
      draw({ total: page.total ?? undefined, hasOlder: page.truncated });
      await settle(mine);
    } catch (error) {
      if (mine === opening) failed(error);
    }
  }
  /** What came while nobody listened: few events are joined, and many make the log begin anew. */
  async function catchUp(): Promise<void> {
    const mine = begin();
    const last = events.at(-1)?.seq ?? 0;
    try {
      const page = await fetch({ from: last + 1, limit: MOST_MISSED });
      if (mine !== opening) return;
      if (page.truncated || page.head < last) return void fetchNewest();
      count(join(page.events.map(asEvent)));
      await settle(mine);
    } catch (error) {
      if (mine === opening) failed(error);
    }
  }
  /** Joins what was heard meanwhile, once nothing is missing before it. */
  async function settle(mine: number): Promise<void> {
    if (isStale) return catchUp();
    if (mine !== opening) return;
    count(join(heard));
    heard = [];
    isWhole = true;
    failures = 0;
    draw({ fetching: undefined, error: undefined });
  }
  function count(added: number): void {
    if (view.total !== undefined) view = { ...view, total: view.total + added };
  }
  async function fetchOlder(before: number): Promise<void> {
    const mine = opening;
    show({ fetching: "older", error: undefined });
    try {
      const page = await fetch({ before, limit: 2 * PAGE });
      if (mine !== opening || events[0]?.seq !== before) return;
      refold([...page.events.map(asEvent), ...events]);
      draw({ hasOlder: page.truncated, fetching: undefined, isPrepended: true });
    } catch (error) {
      if (mine === opening) show({ fetching: undefined, error });
    }
  }
  function older(): void {
    const first = events[0]?.seq;
    // What is missing at the end is fetched first.
    const canFetch = view.fetching === undefined && !isBroken();
    if (first !== undefined && view.hasOlder && canFetch) void fetchOlder(first);
  }

  return {
    get: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    load() {
      if (opening === 0 || isBroken()) repair();
    },
    opened() {
      heard = [];
      // What is on its way may be from before the stream was open.
      if (opening > 0 && view.fetching === "newest" && events.length === 0) isStale = true;
      else repair();
    },
    heard(columns) {
      const more = eventsOf(columns);
      if (!isWhole) {
        heard.push(...more);
        // What is fetched later has what was heard before it: only what cannot be bridged is let go.
        if (isBroken() && heard.length > 2 * MOST_MISSED) heard = heard.slice(-MOST_MISSED);
        return;
      }
      const added = join(more);
      if (added === 0) return;
      count(added);
      if (events.length > MOST && view.fetching === undefined) {
        refold(events.slice(-MOST / 2));
        view = { ...view, hasOlder: true };
      }
      draws ??= later(() => draw(), DRAWN_EVERY_MS);
    },
    older,
    again() {
      if (isBroken()) repair();
      else older();
    },
  };
}
