import type { Json } from "../../json.ts";
import type { FailureClass } from "../../plan/step.ts";
import type { EventOf, RunEvent, Usage } from "../events.ts";
import type { Ask } from "../asked.ts";
import type { RunState } from "../state.ts";

/** How a simulated attempt ends. */
export type Outcome =
  | ({ readonly end: "completed" } & EventOf<"attempt.completed">["data"])
  | {
      readonly end: "failed";
      readonly class: FailureClass;
      readonly error: string;
      readonly usage?: Usage;
    }
  | {
      readonly end: "parked";
      readonly reason: string;
      readonly until?: number;
      readonly ask?: Ask;
    }
  | { readonly end: "cancelled"; readonly reason: string }
  | { readonly end: "lost"; readonly reason: string };

/** Decides how an attempt ends. *Contract*: pure, so that a replay ends in the same way. */
export type Performer = (started: EventOf<"attempt.started">, state: RunState) => Outcome;

/** An attempt that hands in this output. */
export function done(
  output: Json,
  rest: Omit<EventOf<"attempt.completed">["data"], "output"> = {},
): Outcome {
  return { end: "completed", output, ...rest };
}

/** A verdict of a critic. */
export function verdict(
  kind: "accept" | "reject" | "cannot-verify",
  findings: readonly string[] = [],
): Outcome {
  return done({ verdict: kind, findings });
}

/** An attempt that fails. */
export function failing(kind: FailureClass = "agent", error = `it failed (${kind})`): Outcome {
  return { end: "failed", class: kind, error };
}

/** The event that tells of an outcome. */
export function outcomeEvent(started: EventOf<"attempt.started">, outcome: Outcome): RunEvent {
  const { step, attempt } = started;
  switch (outcome.end) {
    case "completed": {
      const { end: _end, ...data } = outcome;
      return { type: "attempt.completed", step, attempt, data };
    }
    case "failed": {
      const { end: _end, ...data } = outcome;
      return { type: "attempt.failed", step, attempt, data };
    }
    case "parked": {
      const { reason, until, ask } = outcome;
      return {
        type: "attempt.parked",
        step,
        attempt,
        data: {
          reason,
          ...(until === undefined ? {} : { until }),
          ...(ask === undefined ? {} : { ask: { ...ask, options: [...ask.options] } }),
        },
      };
    }
    case "cancelled":
      return { type: "attempt.cancelled", step, attempt, data: { reason: outcome.reason } };
    case "lost":
      return { type: "attempt.lost", step, attempt, data: { reason: outcome.reason } };
    default:
      return outcome satisfies never;
  }
}
