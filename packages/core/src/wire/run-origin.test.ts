import { describe, expect, test } from "vitest";
import type { ObservedItem } from "./observed-item.ts";
import { hasOwnSource, isOfSource } from "./run-origin.ts";

const OBSERVED_ITEM: ObservedItem = {
  source_id: "nightly",
  source_name: "nightly",
  path: "/state/a/run.log",
  phase: null,
  candidate: null,
  wheel: null,
  last_event_at: null,
  stale: false,
  bad_lines: 0,
};
const own = { source: "wheelhouse", observed: null };
const seen = { source: "claude", observed: OBSERVED_ITEM };

describe("the sources that a query names", () => {
  test.each([
    ["wheelhouse", true, false],
    ["observed", false, true],
    ["claude", false, true],
    ["nightly", false, true],
    ["codex", false, false],
    ["codex,claude", false, true],
    ["wheelhouse,nightly", true, true],
    ["clau", false, false],
  ])("%s: ours is among them %s, that of another %s", (wanted, isOwn, isSeen) => {
    expect(isOfSource(own, wanted)).toBe(isOwn);
    expect(isOfSource(seen, wanted)).toBe(isSeen);
    expect(hasOwnSource(wanted)).toBe(isOwn);
  });

  test("are all where it names none", () => {
    expect(hasOwnSource(undefined)).toBe(true);
  });
});
