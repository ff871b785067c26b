import { type RunState, runStatus } from "@wheelhouse/core";

/** What only a person can do to move a run: answer its request, or lift its pause. */
export type Standing = "answer" | "pause";

/**
 * What a run stands still for until a person does something; undefined while it moves by itself. A
 * run that waits for a time moves by itself.
 */
export function standingFor(state: RunState): Standing | undefined {
  if (state.ended || state.active.size > 0) return undefined;
  if (state.paused) return "pause";
  const isTimed = [...state.timers.values()].some(({ why }) => why !== "expiry");
  return runStatus(state) === "waiting" && !isTimed ? "answer" : undefined;
}
