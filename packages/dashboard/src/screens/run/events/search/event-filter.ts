import type { RunSearch } from "../../../../router/search.ts";

/** Which events are wanted; without any member, all. */
export interface EventFilter {
  readonly q?: string;
  readonly type?: string;
  readonly step?: string;
}

/** Kinds of events that a person can choose, as the server takes them: one that ends in a dot is all that begin so. */
export const KINDS: readonly { readonly type: string; readonly label: string }[] = [
  { type: "agent.", label: "Agents: all" },
  { type: "agent.text", label: "Agents: text" },
  { type: "agent.tool.", label: "Agents: tools" },
  { type: "attempt.", label: "Attempts" },
  { type: "step.", label: "Steps" },
  { type: "request.", label: "Requests" },
  { type: "run.", label: "Run" },
  { type: "attempt.failed,attempt.lost,step.failed,run.failed", label: "Failures" },
];

/** Kinds that only runs of other harnesses have, in front of the others. */
export const OBSERVED_KINDS: typeof KINDS = [
  { type: "phase.,candidate.", label: "Phases, candidates" },
  { type: "queue.item.,wheel.", label: "Queue and wheel" },
  { type: "session.", label: "Sessions" },
  { type: "span.", label: "Spans" },
  { type: "log.", label: "Kinds of its own" },
  ...KINDS.filter(({ type }) => !/^(request|step)\./.test(type)),
];

/** The filter that an address names; undefined when it wants all events. */
export function filterOf({ q, type, step }: RunSearch): EventFilter | undefined {
  const filter = {
    ...(isSaid(q) && { q }),
    ...(isSaid(type) && { type }),
    ...(isSaid(step) && { step }),
  };
  return Object.keys(filter).length === 0 ? undefined : filter;
}

function isSaid(words: string | undefined): words is string {
  return words !== undefined && words !== "";
}
