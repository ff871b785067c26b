import {
  createRunState,
  itemAfter,
  type Json,
  observedItem,
  reduce,
  type RunListItem,
  type RunState,
  type SourceKind,
} from "@wheelhouse/core";
import type { Stored } from "@wheelhouse/journal";
import type { LogEvent, Observed, ObservedChange } from "@wheelhouse/sources";
import { asRunEvent } from "../read/as-run-event.ts";
import { NO_OBSERVED } from "../observed/no-observed.ts";

/** Observed runs over events that are given to it: no files, everything else as the contract says. */
export interface ObservedStand extends Observed {
  /** Goes on with a run, or begins one. Told at once. */
  add(run: string, events: readonly LogEvent[]): void;
  /** As if its log had been replaced by another one. */
  replace(run: string, events: readonly LogEvent[]): void;
  remove(run: string): void;
  /** From now on the one tells of the other. */
  join(run: string, to: string): void;
}

/** How a stand is. */
export interface StandOptions {
  readonly kind?: SourceKind;
  /** Wall clock in milliseconds. */
  readonly now?: () => number;
  readonly staleMs?: number;
  /** Runs of which one line of the log is no event. */
  readonly bad?: readonly string[];
}

/** A stand without runs. */
export function observedStand(options: StandOptions = {}): ObservedStand {
  const { kind = "run-log", now = Date.now, staleMs = 15 * 60_000, bad = [] } = options;
  const runs = new Map<string, { state: RunState; events: Stored[] }>();
  const joins = new Map<string, string>();
  const listeners = new Set<(changes: readonly ObservedChange[]) => void>();
  const tell = (change: ObservedChange): void => {
    for (const listener of listeners) listener([change]);
  };
  const place = (run: string) => ({
    sourceId: "s1",
    sourceName: "stand",
    path: `/logs/${run}/run.log`,
    badLines: bad.includes(run) ? 1 : 0,
  });
  const joinedTo = (run: string) =>
    [...joins].flatMap(([from, to]) => (to === run ? [{ run: from, source: kind }] : []));
  const item = (run: string): RunListItem | undefined => {
    const state = runs.get(run)?.state;
    if (!state || joins.has(run)) return undefined;
    const silent = now() - (state.observed?.lastEventAt ?? now());
    return itemAfter(observedItem(state, place(run)), silent, staleMs);
  };
  /** As the contract says: when a run becomes stale that is a change. */
  const tellStale = (run: string): void => {
    const known = item(run);
    const isOpen = known?.status === "running" || known?.status === "waiting";
    if (!isOpen || known.observed?.stale === true) return;
    const head = stand.head(run);
    const at = (runs.get(run)?.state.observed?.lastEventAt ?? 0) + staleMs;
    const timer = setTimeout(() => tell({ run, from: head + 1, to: head }), at - now());
    timer.unref();
  };
  const stand: ObservedStand = {
    ...NO_OBSERVED,
    add(run, events) {
      const known = runs.get(run) ?? { state: createRunState(run), events: [] };
      runs.set(run, known);
      const from = known.events.length + 1;
      for (const { type, step, attempt, at, data } of events) {
        const stored: Stored = {
          type,
          at,
          data,
          stream: `run/${run}`,
          seq: known.events.length + 1,
          gseq: 0,
          ...(step !== undefined && { step }),
          ...(attempt !== undefined && { attempt }),
        };
        known.events.push(stored);
        reduce(known.state, asRunEvent(stored));
      }
      tell({ run, from, to: known.events.length });
      tellStale(run);
    },
    replace(run, events) {
      runs.delete(run);
      stand.add(run, events);
    },
    remove(run) {
      runs.delete(run);
      tell({ run, from: 1, to: 0 });
    },
    join(run, to) {
      joins.set(run, to);
      const head = stand.head(run);
      tell({ run, from: head + 1, to: head });
    },
    items: () => [...runs.keys()].flatMap((run) => item(run) ?? []),
    item,
    staleMs,
    has: (run) => runs.has(run),
    extra: (run) =>
      runs.has(run)
        ? {
            ...place(run),
            now: now(),
            staleMs,
            projectOf: () => undefined,
            runOf: () => undefined,
            related: [],
            itemOf: () => undefined,
            joined: joinedTo(run),
          }
        : undefined,
    head: (run) => runs.get(run)?.events.length ?? 0,
    read: (run, from, to) => Promise.resolve(runs.get(run)?.events.slice(from - 1, to) ?? []),
    joinedTo,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return stand;
}

/** The first line of a log, and what follows it, a second apart. */
export function logOf(
  title: string,
  at: number,
  ...rest: readonly (readonly [type: string, data: Json])[]
): LogEvent[] {
  const born = {
    flow: "",
    title,
    project: { id: "", path: "" },
    input: {},
    band: "small",
    by: "harness",
    source: "run-log",
  };
  const all: readonly (readonly [string, Json])[] = [
    ["run.created", born],
    ["run.started", { host: "elsewhere" }],
    ...rest,
  ];
  return all.map(([type, data], index) => ({ type, at: at + index * 1_000, data }));
}

/** The entering of a phase. */
export function phase(name: string, at: number = Date.now()): LogEvent {
  return { type: "phase.entered", at, data: { phase: name } };
}
