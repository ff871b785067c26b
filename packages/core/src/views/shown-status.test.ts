import { describe, expect, test } from "vitest";
import { RUN_STATUSES } from "../run/status.ts";
import { SHOWN_STATUSES, shownStatus } from "./shown-status.ts";

describe("the status that is shown", () => {
  test.each(RUN_STATUSES)("of a driven run is its own: %s", (status) => {
    expect(shownStatus({ status, openRequests: 1 }, true)).toBe(status);
  });

  test.each([
    ["queued", 0, "interrupted"],
    ["running", 0, "interrupted"],
    ["running", 1, "interrupted"],
    ["waiting", 0, "interrupted"],
    ["waiting", 1, "waiting"],
    ["paused", 0, "paused"],
    ["completed", 0, "completed"],
    ["failed", 0, "failed"],
    ["cancelled", 0, "cancelled"],
  ] as const)(
    "of a run that nobody drives and that is %s with %i open requests is %s",
    (status, openRequests, shown) => {
      expect(shownStatus({ status, openRequests }, false)).toBe(shown);
      expect(SHOWN_STATUSES).toContain(shown);
    },
  );
});
