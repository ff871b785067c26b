import type { EventOf, Origin, StoredRunEvent } from "./events.ts";
import type { RunState } from "./state.ts";

/** The event that has the output of a finished step: where it is, and its data as it stands there. */
export interface Work {
  readonly origin: Origin;
  readonly data: EventOf<"step.taken">["data"];
}

/**
 * Where the outputs of the finished steps of a run are. What it has itself taken over is where it was first done.
 * The data is not copied or cut, so that a journal which keeps large data by its hash keeps it once.
 */
export function lastWork(state: RunState, events: readonly StoredRunEvent[]): Map<string, Work> {
  const found = new Map<string, Work>();
  const handedIn = new Map<string, Work>();
  const authors = new Set<string>();
  for (const event of events) {
    if (event.type === "attempt.started") {
      if (event.data.role === "author") authors.add(event.attempt);
    } else if (event.type === "attempt.completed") {
      if (authors.has(event.attempt)) handedIn.set(event.step, here(state, event));
    } else if (event.type === "step.completed") {
      const isOwn = event.data.output !== undefined;
      const work = isOwn ? here(state, event) : handedIn.get(event.step);
      // A step whose work has no output, such as a bare approval, is done all the same.
      found.set(event.step, work ?? here(state, event));
    } else if (event.type === "step.taken") {
      const origin = state.created?.fork?.taken.find(({ step }) => step === event.step);
      const own = here(state, event);
      found.set(
        event.step,
        origin ? { ...own, origin: { run: origin.run, seq: origin.seq } } : own,
      );
    } else if (event.type === "step.reopened") found.delete(event.step);
  }
  return found;
}

function here(
  state: RunState,
  event: { readonly seq: number; readonly data: EventOf<"step.taken">["data"] },
): Work {
  return { origin: { run: state.id, seq: event.seq }, data: event.data };
}

/** How the containers of a run have grown the last time. */
export function growthOf(
  events: readonly StoredRunEvent[],
): ReadonlyMap<string, EventOf<"plan.extended">> {
  return new Map(
    events.flatMap((event) => (event.type === "plan.extended" ? [[event.step, event]] : [])),
  );
}
