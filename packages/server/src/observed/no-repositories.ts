import type { Repositories } from "@wheelhouse/sources";

const NEVER = { version: 0, at: undefined };

/** What repositories want where none is looked at. */
export const NO_REPOSITORIES: Repositories = {
  scan: () => NEVER,
  refresh: () => Promise.resolve({ ...NEVER, ran: false }),
  lookAnew: () => Promise.resolve(),
  list: () => [],
  signals: () => [],
  page: () => Promise.resolve(undefined),
  projectOf: () => undefined,
  onChange: () => () => undefined,
  close: () => Promise.resolve(),
};
