import { WheelhouseError } from "@wheelhouse/core";
import type { Observed } from "@wheelhouse/sources";

const none = (): Promise<never> =>
  Promise.reject(
    new WheelhouseError("source.unclear", "This server watches nothing.", {
      hint: "Sources are watched by the server that `wheelhouse serve` starts.",
    }),
  );

/** What is known of others' runs where nothing is watched. */
export const NO_OBSERVED: Observed = {
  items: () => [],
  item: () => undefined,
  staleMs: Number.POSITIVE_INFINITY,
  has: () => false,
  extra: () => undefined,
  head: () => 0,
  read: () => Promise.resolve([]),
  badLines: () => Promise.resolve({ total: 0, lines: [] }),
  joinedTo: () => [],
  search: () => Promise.resolve({ hits: [], since: null }),
  sources: () => Promise.resolve([]),
  addSource: none,
  removeSource: (id) =>
    Promise.reject(new WheelhouseError("source.unknown", `There is no source ${id}.`)),
  preview: none,
  scan: () => Promise.resolve(),
  onChange: () => () => undefined,
  close: () => Promise.resolve(),
};
