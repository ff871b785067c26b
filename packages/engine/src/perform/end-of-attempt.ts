import type { TurnEnd } from "@wheelhouse/agents";
import type { EventOf, FailureClass, RunEvent, Usage } from "@wheelhouse/core";

/** The attempt that an outcome belongs to. */
export interface At {
  readonly step: string;
  readonly attempt: string;
}

/** The outcome of an attempt that failed. */
export function failed(at: At, kind: FailureClass, error: string, usage?: Usage): RunEvent[] {
  return [
    { type: "attempt.failed", ...at, data: { class: kind, error, ...(usage ? { usage } : {}) } },
  ];
}

/** The outcome of an attempt that a person ended. */
export function cancelled(at: At, signal: AbortSignal, usage?: Usage): RunEvent[] {
  const reason = signal.aborted ? String(signal.reason) : "the agent stopped";
  return [{ type: "attempt.cancelled", ...at, data: { reason, ...(usage ? { usage } : {}) } }];
}

/** The outcome of an attempt that waits for a time or for a person. */
export function parked(
  at: At,
  turn: Extract<TurnEnd, { end: "rate-limited" | "asked" }>,
): RunEvent[] {
  const data: EventOf<"attempt.parked">["data"] =
    turn.end === "rate-limited"
      ? { reason: turn.error, until: turn.until }
      : {
          reason: "the agent asks",
          ask: { text: turn.text, options: [...turn.options] },
        };
  const { usage } = turn;
  return [{ type: "attempt.parked", ...at, data: { ...data, ...(usage ? { usage } : {}) } }];
}
