import type { ObservedItem, RunListItem } from "@wheelhouse/core";
import { runItem } from "../stand-in-run.ts";

type Wheel = NonNullable<ObservedItem["wheel"]>;

/** A run of another harness for tests, as an item of the list: running, with its wheel in the harness's hand. */
export function observedRunItem(
  id: string,
  more: Partial<ObservedItem> = {},
  rest: Partial<RunListItem> = {},
): RunListItem {
  return runItem(id, {
    source: "run-log",
    flow: null,
    project: null,
    band: null,
    agent: null,
    ...rest,
    observed: {
      source_id: "luca",
      source_name: "luca",
      path: `/state/${id}/run.log`,
      phase: "build",
      candidate: null,
      wheel: null,
      last_event_at: "2026-11-21T10:00:00.000Z",
      stale: false,
      bad_lines: 0,
      ...more,
    },
  });
}

/** A wheel that is asked for, for tests. */
export function askedWheel(more: Partial<Wheel> = {}): Wheel {
  return {
    since: "1970-01-01T00:00:11.000Z",
    holder: null,
    taken_at: null,
    item: "shop:push",
    reason: "no key",
    expected_action: null,
    ...more,
  };
}
