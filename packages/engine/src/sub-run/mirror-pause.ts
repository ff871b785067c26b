import { check, type RunEvent, type RunState } from "@wheelhouse/core";

/**
 * What a sub-run is told so that it pauses with the run around it and goes on with it. A pause of its own, by a person or
 * by its budget, stays when the run around it goes on.
 */
export function mirrorPause(outer: RunState): (sub: RunState) => readonly RunEvent[] {
  const by = `run ${outer.id}`;
  const isPaused = outer.paused !== undefined;
  return (sub) => {
    const event: RunEvent = isPaused
      ? { type: "run.paused", data: { by, reason: "the run that it is a part of is paused" } }
      : { type: "run.resumed", data: { by } };
    if (!isPaused && sub.paused?.by !== by) return [];
    return check(sub, event) === undefined ? [event] : [];
  };
}

/** What a sub-run is told so that it ends: nothing when it has ended, or is about to. */
export function cancelFor(outer: RunState, reason: string): (sub: RunState) => readonly RunEvent[] {
  const by = outer.cancel?.by ?? `run ${outer.id}`;
  const event: RunEvent = { type: "cancel.requested", data: { by, reason } };
  return (sub) => (check(sub, event) === undefined ? [event] : []);
}
