import { decide } from "./decide.ts";
import type { Decision } from "./deciding.ts";
import type { RunEvent } from "./events.ts";
import { reduce } from "./reduce.ts";
import type { RunState } from "./state.ts";

/** More passes than any plan of the allowed size can need: reaching it is a defect, not a state. */
const MAX_PASSES = 10_000;

/**
 * Decides, folds what follows at once, and decides again until nothing follows any more.
 * Returns all events that were folded, in order, and the attempts to start and to end. `worded` may give an event the words
 * that only somebody outside can find, before it is folded.
 */
export function advance(
  state: RunState,
  now: number,
  worded: (event: RunEvent, state: RunState) => RunEvent = (event) => event,
): Decision {
  const events: RunEvent[] = [];
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const decision = decide(state, now);
    if (decision.events.length === 0) return { ...decision, events };
    for (const decided of decision.events) {
      const event = worded(decided, state);
      reduce(state, { ...event, seq: state.seq + 1, at: now });
      events.push(event);
    }
  }
  throw new Error(
    `the run does not come to rest: ${events
      .slice(-3)
      .map((event) => event.type)
      .join(", ")}`,
  );
}
