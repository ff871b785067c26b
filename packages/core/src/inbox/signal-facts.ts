import type { SignalName } from "../wire/signal-object.ts";
import type { Outcome } from "./inbox-events.ts";
import type { InboxPriority } from "./inbox-words.ts";

/** What is no more than untidy can wait: it is seen where signals are. */
export const UNTIDY = "untidy";

/** What rules go by when a repository wants something. */
export interface SignalFacts {
  readonly priority: InboxPriority;
  readonly outcome: Pick<Outcome, "result" | "class" | "actionable">;
}

const TIDY_UP: SignalFacts = { priority: "low", outcome: { result: "told", class: UNTIDY } };

/** What a signal of a repository means to whoever is told: most are untidy, somebody waits for a review, and a deployment that fails is to be mended. */
export function signalFacts(signal: SignalName): SignalFacts {
  if (signal === "deploy_failing")
    return { priority: "normal", outcome: { result: "told", class: signal, actionable: true } };
  if (signal === "review_requested")
    return { priority: "normal", outcome: { result: "waiting", class: signal } };
  return TIDY_UP;
}
