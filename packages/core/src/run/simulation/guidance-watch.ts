import type { StoredRunEvent } from "../events.ts";
import type { RunState } from "../state.ts";

/**
 * Watches that no guidance is lost: the reason of a send-back, the findings of a critic and a
 * person's answer reach every author attempt until newer work of the author was accepted or judged.
 */
export class GuidanceWatch {
  /** Reasons and answers of this generation. */
  readonly #due = new Map<string, readonly string[]>();
  /** Findings of the last rejection. */
  readonly #found = new Map<string, readonly string[]>();

  /** Takes an event and the state after it; a text when the rule is broken. */
  observe(event: StoredRunEvent, state: RunState): string | undefined {
    switch (event.type) {
      case "step.reopened":
        for (const id of [...this.#due.keys(), ...this.#found.keys()]) {
          if (id !== event.step && !id.startsWith(`${event.step}/`)) continue;
          this.#due.delete(id);
          this.#found.delete(id);
        }
        this.#due.set(event.step, event.data.reason === undefined ? [] : [event.data.reason]);
        return undefined;
      case "critic.judged":
        if (event.data.verdict === "reject") this.#found.set(event.step, event.data.findings);
        return undefined;
      case "request.answered": {
        const kind = state.answers.get(event.data.request)?.kind;
        const { text, effect } = event.data;
        const forAuthor = kind === "agent" && state.steps.get(event.step)?.role === "author";
        if (text !== undefined && (forAuthor || (kind === "ladder" && effect === "retry")))
          this.#due.set(event.step, [...(this.#due.get(event.step) ?? []), text]);
        return undefined;
      }
      case "attempt.started": {
        if (event.data.role !== "author") return undefined;
        const told = event.data.guidance ?? "";
        const due = [this.#due, this.#found].flatMap((parts) => parts.get(event.step) ?? []);
        const lost = due.find((part) => !told.includes(part));
        return lost === undefined
          ? undefined
          : `S6: ${event.attempt} is not told ${JSON.stringify(lost)}`;
      }
      default:
        return undefined;
    }
  }
}
