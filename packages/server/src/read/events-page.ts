import { type EventsPage, logLine, MOST_EVENTS } from "@wheelhouse/core";
import type { Stored } from "@wheelhouse/journal";
import { eventFilter, type EventFilter, type EventQuery } from "./event-filter.ts";
import { streamOf } from "./find-run.ts";
import type { RunEvents } from "./run-events.ts";

/** A stretch of a run, and what is wanted of it. */
export interface PageQuery extends EventQuery {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly before?: number | undefined;
  readonly limit?: number | undefined;
}

/** Events that are looked at before others get a turn. */
const WINDOW = 8_000;
/** Once a page is full, counting goes on for as many events as this had to be parsed. */
const MOST_COUNTED = 30_000;

/**
 * A page of a run's events (http-api 3.16). With `from`, or with nothing that narrows, the first that
 * are wanted, else the last ones; always in the order of seq. Throws `run.unknown`.
 */
export async function eventsPage(
  journal: RunEvents,
  run: string,
  query: PageQuery,
): Promise<EventsPage> {
  const stream = await streamOf(journal, run);
  const head = await journal.head(stream);
  const filter = eventFilter(query);
  const limit = Math.min(query.limit ?? MOST_EVENTS, MOST_EVENTS);
  const stretch = {
    from: Math.max(1, query.from ?? 1),
    to: Math.min(query.to ?? head, head, (query.before ?? Infinity) - 1),
  };
  const isForward =
    query.from !== undefined || (filter === undefined && query.before === undefined);
  const search = { journal, stream, stretch, isForward, limit, filter };
  const { events, total } = filter ? await filtered({ ...search, filter }) : await whole(search);
  return {
    events: events.map((event) => ({ ...logLine(event), data: event.data })),
    head,
    truncated: total === null || total > events.length,
    total,
  };
}

interface Search {
  readonly journal: Pick<RunEvents, "read">;
  readonly stream: string;
  readonly stretch: { readonly from: number; readonly to: number };
  readonly isForward: boolean;
  readonly limit: number;
}
interface Found {
  readonly events: readonly Stored[];
  /** Null when counting was given up. */
  readonly total: number | null;
}

async function whole({ journal, stream, stretch, isForward, limit }: Search): Promise<Found> {
  const { from, to } = stretch;
  const total = Math.max(0, to - from + 1);
  const shown = isForward
    ? { from, to: Math.min(to, from + limit - 1) }
    : { from: Math.max(from, to - limit + 1), to };
  const events = shown.from > shown.to ? [] : await journal.read(stream, shown);
  return { events, total };
}

async function filtered(search: Search & { readonly filter: EventFilter }): Promise<Found> {
  const { journal, stream, isForward, limit, filter } = search;
  let { from, to } = search.stretch;
  const pages: Stored[][] = [];
  let [total, parsed] = [0, 0];
  while (from <= to) {
    const window = isForward
      ? { from, to: Math.min(to, from + WINDOW - 1) }
      : { from: Math.max(from, to - WINDOW + 1), to };
    const read = await journal.read(stream, { ...window, ...filter });
    const found = read.filter(filter.wants);
    const room = Math.max(0, limit - total);
    pages.push(
      isForward ? found.slice(0, room) : found.slice(found.length - Math.min(room, found.length)),
    );
    total += found.length;
    parsed += read.length;
    if (isForward) from = window.to + 1;
    else to = window.from - 1;
    if (total > limit && parsed > MOST_COUNTED && from <= to)
      return { events: inOrder(pages, isForward), total: null };
    await new Promise(setImmediate);
  }
  return { events: inOrder(pages, isForward), total };
}

function inOrder(pages: readonly Stored[][], isForward: boolean): Stored[] {
  return (isForward ? pages : pages.toReversed()).flat();
}
