import type { ObservedObject } from "@wheelhouse/core";

/** What the page of a run says that another harness drives, for tests: in its first phase, with nothing beside. */
export function observedObject(more: Partial<ObservedObject> = {}): ObservedObject {
  const at = "2026-01-01T00:00:00.000Z";
  return {
    source_id: "luca",
    source_name: "luca",
    path: "/state/night/run.log",
    phase: "build",
    candidate: null,
    wheel: null,
    last_event_at: at,
    stale: false,
    bad_lines: 0,
    phases: [{ name: "build", at }],
    phases_entered: 1,
    phase_rounds: [
      { name: "build", after: null, rounds: 1, first_at: at, last_at: at, from: null, spent_ms: 0 },
    ],
    candidate_detail: null,
    item: null,
    queue: { picked: 0, cleared: 0, blocked: 0 },
    repos: [],
    sessions: [],
    joined: [],
    late: 0,
    ...more,
  };
}
