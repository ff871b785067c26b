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

/** The outcome of an attempt whose provider does not know who asks: one request for all of the run's. */
export function signIn(at: At, agent: string, error: string, usage?: Usage): RunEvent[] {
  const ask = {
    text: `${error.replace(/[.\s]+$/, "")}. Sign in to ${agent}, or set its key where this was started; then let the run go on.`,
    options: [{ id: "go-on", label: "I have signed in, go on", effect: "continue" as const }],
    shared: `sign-in:${agent}`,
  };
  const reason = `${agent} is not signed in`;
  return [{ type: "attempt.parked", ...at, data: { reason, ask, ...(usage ? { usage } : {}) } }];
}

/** The outcome of an attempt that waits for a time or for a person. */
export function parked(
  at: At,
  turn: Extract<TurnEnd, { end: "rate-limited" | "asked" }>,
  { agent, goesOn }: { agent: string; /** By itself, when the limit ends. */ goesOn: boolean },
): RunEvent[] {
  const data: EventOf<"attempt.parked">["data"] =
    turn.end === "rate-limited"
      ? {
          reason: turn.error,
          until: turn.until,
          ...(goesOn ? {} : { ask: limitAsk(agent, turn.until) }),
        }
      : {
          reason: "the agent asks",
          ask: {
            text: turn.text,
            options: [...turn.options],
            ...(turn.permission ? { permission: turn.permission } : {}),
          },
        };
  const { usage } = turn;
  return [{ type: "attempt.parked", ...at, data: { ...data, ...(usage ? { usage } : {}) } }];
}

function limitAsk(agent: string, until: number) {
  const time = new Date(until).toISOString().slice(0, 16).replace("T", " ");
  return {
    text: `The provider of ${agent} takes no more requests until ${time} UTC. Go on then?`,
    options: [{ id: "go-on", label: "Go on when the limit ends", effect: "continue" as const }],
    shared: `limit:${agent}`,
  };
}
