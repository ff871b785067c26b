import type { OpenRequest, StoredRunEvent } from "@wheelhouse/core";
import type { RunModel } from "./run-model.ts";
import type { Wish } from "./prompt.ts";

/** Shows a run to whoever watches it. */
export interface Presenter extends Disposable {
  /** After the model has taken an event. */
  event(event: StoredRunEvent): void;
  /** Something beside the run that the person should know; stays on the screen. */
  say(text: string): void;
  /** The run has come to where watching ends: what is drawn stays. */
  finish(): void;
}

/** What a presenter gets from the one who watches. */
export interface Watching {
  readonly model: RunModel;
  /** What the person wants; resolves with why it could not be done. */
  readonly onWish: (wish: Wish) => Promise<string | undefined>;
  /** Why steps that could start have not, by step. */
  readonly held: () => Promise<ReadonlyMap<string, string>>;
}

/** The request that a person is asked first: the oldest. */
export function firstRequest(model: RunModel): OpenRequest | undefined {
  return [...model.state.requests.values()].toSorted((a, b) => a.openedAt - b.openedAt)[0];
}
