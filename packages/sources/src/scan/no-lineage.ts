import type { Lineage, RunObserver, SearchIndex } from "./run-observer.ts";

const looksAway: RunObserver = {
  known: () => undefined,
  folded: () => undefined,
  forgot: () => undefined,
  keep: () => undefined,
};

/** Every run stands for itself. */
export const NO_LINEAGE: Lineage = {
  ...looksAway,
  isJoined: () => false,
  joinedTo: () => [],
  runOf: () => undefined,
  probable: () => [],
  takeChanged: () => [],
};

/** Nothing is found. */
export const NO_SEARCH: SearchIndex = {
  ...looksAway,
  search: () => Promise.resolve({ hits: [], since: null }),
  close: () => undefined,
};
