import { isAgentEvent, type StoredRunEvent } from "../run/events.ts";
import type { RunState, StepState } from "../run/state.ts";

/** What of a step the wire shows and an event of another step may change. */
type Shown = Pick<StepState, "status" | "generation" | "reason" | "request"> & {
  readonly dependencies: number;
};

/** Events that change the step that they name, the containers around it and nothing else. */
const MOVES_ONE = /^(?:attempt|timer|critic|session|finding|artifact|work|handoff|budget|agent)\./;

/**
 * When a run and each of its steps last changed, as global positions: what of a run is to be sent to
 * whoever has it up to a position.
 */
export class StepRevs {
  /** The last event that was no agent's. */
  head = 0;
  /** By step: what it is, which is worth showing at once. */
  readonly moved = new Map<string, number>();
  /** By step: what its agent counts, such as calls and tokens, which may change a hundred times a second. */
  readonly counted = new Map<string, number>();
  readonly #shown = new Map<string, Shown>();

  /** Notes what an event has changed. *Contract*: the state has this event and none after it. */
  add(
    state: RunState,
    event: StoredRunEvent,
    { rev, hasChanged }: { readonly rev: number; readonly hasChanged: boolean },
  ): void {
    const named = "step" in event ? event.step : undefined;
    if (isAgentEvent(event.type)) {
      if (hasChanged && named !== undefined) this.counted.set(named, rev);
      return;
    }
    this.head = rev;
    if (named !== undefined && state.steps.has(named)) this.moved.set(named, rev);
    const near = MOVES_ONE.test(event.type) ? around(state, named) : state.steps.values();
    for (const step of near) {
      const before = this.#shown.get(step.id);
      if (before !== undefined && isShownBy(before, step)) continue;
      this.#shown.set(step.id, shownOf(step));
      this.moved.set(step.id, rev);
    }
  }
}

function* around(state: RunState, id: string | undefined): Generator<StepState> {
  for (let step = state.steps.get(id ?? ""); step; step = step.parent) yield step;
}

function shownOf({ status, generation, reason, request, dependencies }: StepState): Shown {
  return { status, generation, reason, request, dependencies: dependencies.length };
}

function isShownBy(before: Shown, step: StepState): boolean {
  return (
    before.status === step.status &&
    before.generation === step.generation &&
    before.reason === step.reason &&
    before.request === step.request &&
    before.dependencies === step.dependencies.length
  );
}
