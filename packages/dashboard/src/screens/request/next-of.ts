import type { RequestObject } from "@wheelhouse/core";

type Asked = Pick<RequestObject, "kind" | "step" | "options" | "permission" | "shared">;

/** What an answer will do, in one line. `option` is the one that is chosen. */
export function nextOf(request: Asked, option: string | undefined): string {
  const { kind, step, options, permission, shared } = request;
  const chosen = options.find(({ id }) => id === option);
  if (options.length > 0 && chosen === undefined) return "Nothing happens before one is chosen.";
  if (kind === "agent") {
    if (shared !== null) return "Every step that waits for this goes on.";
    if (permission === null) return `The agent of ${step} hears this and goes on.`;
    return option === "allow_once"
      ? "This call is allowed once; the next one is asked about again."
      : "The agent hears that it may not, and goes on without it.";
  }
  if (chosen === undefined) return `${step} completes with your words, and the run goes on.`;
  const { effect } = chosen;
  if (typeof effect === "object") {
    const hears = effect.reason === undefined ? ", which hears what should change" : "";
    return `The run goes back to ${effect.sendBack}${hears}.`;
  }
  if (effect === "stop") return "The run is cancelled; what is done stays in its journal.";
  if (kind === "ladder") return afterFailure(step, effect);
  return `${step} completes with this answer, and the run goes on.`;
}

function afterFailure(step: string, effect: string): string {
  if (effect === "retry") return `${step} is tried again, and hears your note.`;
  if (effect === "accept") return `${step} completes with its work as it is.`;
  return `${step} stays failed; what can go on without it does.`;
}
