import { addToSpanLog, createSpanLog, type SpanLog } from "@wheelhouse/core";
import type { Stored } from "@wheelhouse/journal";
import { FoldCache, type Folded } from "./fold-cache.ts";
import type { RunEvents } from "./run-events.ts";

/** Runs whose trace is kept: some megabytes for a long one. */
const KEPT = 8;

/** When things happened in a run. */
export interface RunTrace extends Folded {
  readonly spans: SpanLog;
  /** The time of each event, in the order of seq. */
  readonly times: number[];
  /** The times of those that say that something went wrong. */
  readonly errors: number[];
}

/** What happens when in runs. */
export type RunTraces = FoldCache<RunTrace>;

/** What happens when in runs, each folded once. */
export function runTraces(events: RunEvents): RunTraces {
  return new FoldCache<RunTrace>(events, {
    kept: KEPT,
    empty: () => ({ seq: 0, spans: createSpanLog(), times: [], errors: [] }),
    add({ spans, times, errors }, event) {
      addToSpanLog(spans, event);
      times.push(event.at);
      if (isError(event)) errors.push(event.at);
    },
  });
}

const FAILED: ReadonlySet<string> = new Set([
  "attempt.failed",
  "attempt.lost",
  "step.failed",
  "run.failed",
]);

function isError({ type, data }: Stored): boolean {
  if (FAILED.has(type)) return true;
  if (type !== "agent.tool.updated" || typeof data !== "object" || data === null) return false;
  return "status" in data && data["status"] === "failed";
}
