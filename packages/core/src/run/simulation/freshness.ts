import type { StoredRunEvent } from "../events.ts";
import type { RunState } from "../state.ts";
import { isSettled } from "../status.ts";

/**
 * Watches that nothing which counts at the end stands on work that was done anew afterwards: a
 * settled step was begun after each of its dependencies was settled for the last time.
 */
export class Freshness {
  readonly #begun = new Map<string, number>();
  readonly #settled = new Map<string, number>();

  /** Takes an event and the state after it; a text when the rule is broken. */
  observe(event: StoredRunEvent, state: RunState): string | undefined {
    if ("step" in event && event.step !== undefined) this.#note(event.step, event, state);
    if (event.type === "plan.revised") {
      for (const [id, step] of state.steps)
        if (isSettled(step.status) && !this.#settled.has(id)) this.#settled.set(id, event.seq);
    }
    if (event.type !== "run.completed") return undefined;
    for (const step of state.steps.values()) {
      const begun = this.#begun.get(step.id);
      if (begun === undefined) continue;
      for (const dependency of step.dependencies) {
        const settled = this.#settled.get(dependency.id) ?? 0;
        if (settled > begun) {
          return `B4: ${step.id} began at ${begun}, but ${dependency.id} was settled again at ${settled}`;
        }
      }
    }
    return undefined;
  }

  #note(id: string, event: StoredRunEvent, state: RunState): void {
    const step = state.steps.get(id);
    if (event.type === "step.reopened") {
      this.#begun.delete(id);
      this.#settled.delete(id);
      for (const known of [...this.#begun.keys(), ...this.#settled.keys()]) {
        if (!known.startsWith(`${id}/`)) continue;
        this.#begun.delete(known);
        this.#settled.delete(known);
      }
    } else if (step && isSettled(step.status)) {
      if (!this.#settled.has(id)) this.#settled.set(id, event.seq);
    } else if (step?.begun && !this.#begun.has(id)) this.#begun.set(id, event.seq);
  }
}
