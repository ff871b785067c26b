/**
 * The spans and the density of a run, live: what the server folded, and the rows that came after it.
 *
 * Owns: the two folds, and the rows that came while they were fetched. Does not own: what an event means for
 * them (the fold of core), the stream, or when anything is drawn.
 */
import {
  addToSpanLog,
  createSpanLog,
  type RunDensity,
  type RunSpans,
  type SpanLog,
  spanLogOf,
  type TraceColumns,
} from "@wheelhouse/core";
import type { Changing } from "./pace.ts";
import { createDensity, type Density } from "./density.ts";

/** See the file's header. */
export interface SpanFeed extends Changing {
  /** What is known so far; its places never change until `load` gives another log. */
  readonly log: SpanLog;
  /** Undefined until the first load. */
  readonly density: Density | undefined;
  /** Why the last load failed. */
  readonly error: unknown;
  /** Fetches both anew; what comes meanwhile is kept and added. */
  load(): void;
  /** Takes rows in the order of `seq`. Rows that were missed make it load again. */
  append(rows: TraceColumns): void;
  close(): void;
}

/** How a feed fetches. */
export interface SpanFeedPorts {
  readonly spans: (signal: AbortSignal) => Promise<RunSpans>;
  readonly density: (signal: AbortSignal) => Promise<RunDensity>;
}

/** Text, thoughts and plans change no span. */
const SAYS_NOTHING = new Set(["agent.text", "agent.thought", "agent.plan", "agent.usage"]);
const FAILED = new Set(["attempt.failed", "attempt.lost", "step.failed", "run.failed"]);

/** After a load rows that were missed bring no other one for so long, in milliseconds. */
const REST_MS = 1_000;

/** A feed that knows nothing yet. */
export function createSpanFeed({ spans, density }: SpanFeedPorts): SpanFeed {
  const told = new Set<() => void>();
  let log = createSpanLog();
  let counted: Density | undefined;
  let error: unknown;
  let seqs = { log: 0, density: 0 };
  let loading: AbortController | undefined;
  let isWantedAgain = false;
  let waiting: TraceColumns[] = [];
  let loadedAt = -Infinity;

  function tell(): void {
    for (const listener of told) listener();
  }

  function take({ seq, at, type, step, attempt, data }: TraceColumns): boolean {
    for (const [index, place] of seq.entries()) {
      const kind = type[index] ?? "";
      const when = at[index] ?? 0;
      if (place > seqs.log + 1) return false;
      if (place === seqs.log + 1) {
        seqs.log = place;
        if (!SAYS_NOTHING.has(kind))
          addToSpanLog(log, {
            seq: place,
            at: when,
            type: kind,
            ...rowOf(step[index], attempt[index]),
            data: data[index],
          });
      }
      if (place > seqs.density) {
        seqs.density = place;
        counted?.add(when, FAILED.has(kind) || isFailedTool(kind, data[index]));
      }
    }
    return true;
  }

  async function fetchBoth(signal: AbortSignal): Promise<void> {
    try {
      const [gotSpans, gotDensity] = await Promise.all([spans(signal), density(signal)]);
      if (signal.aborted) return;
      log = spanLogOf(gotSpans);
      counted = createDensity(gotDensity);
      seqs = { log: gotSpans.seq, density: gotDensity.seq };
      error = undefined;
      loading = undefined;
      const late = waiting;
      waiting = [];
      // Whatever leaves a hole even now is known again at the next load.
      for (const rows of late) take(rows);
      loadedAt = performance.now();
    } catch (cause) {
      if (signal.aborted) return;
      loading = undefined;
      error = cause;
    }
    tell();
  }

  function load(): void {
    // An answer that is on its way is shown first: it is nearly all, and may have taken the server long.
    isWantedAgain = loading !== undefined;
    if (loading) return;
    loading = new AbortController();
    void fetchBoth(loading.signal).then(() => {
      if (isWantedAgain) load();
    });
  }

  function append(rows: TraceColumns): void {
    // After a failure nothing is asked for by itself: rows may come twenty times a second.
    if (error !== undefined && !loading) return;
    if (loading) waiting.push(rows);
    else if (counted !== undefined && take(rows)) tell();
    else if (performance.now() - loadedAt > REST_MS) {
      waiting.push(rows);
      load();
    }
  }

  return {
    get log() {
      return log;
    },
    get density() {
      return counted;
    },
    get error() {
      return error;
    },
    subscribe(listener) {
      told.add(listener);
      return () => void told.delete(listener);
    },
    load,
    append,
    close() {
      loading?.abort();
      loading = undefined;
      isWantedAgain = false;
      told.clear();
      waiting = [];
    },
  };
}

function isFailedTool(type: string, data: unknown): boolean {
  if (type !== "agent.tool.updated" || typeof data !== "object" || data === null) return false;
  return "status" in data && data.status === "failed";
}

function rowOf(
  step: string | null | undefined,
  attempt: string | null | undefined,
): { readonly step?: string; readonly attempt?: string } {
  return { ...(step && { step }), ...(attempt && { attempt }) };
}
