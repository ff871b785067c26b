import { describe, expect, test } from "vitest";
import { endedAt } from "./ended-at.ts";

const heard = { stale: false, last_event_at: "then" };

describe("until when a run is counted", () => {
  test("is its end where it has one, and open while it goes on", () => {
    expect(endedAt({ status: "failed", ended_at: "end", observed: heard })).toBe("end");
    expect(endedAt({ status: "waiting", ended_at: null, observed: heard })).toBeNull();
    expect(endedAt({ status: "interrupted", ended_at: null, observed: null })).toBeNull();
  });

  test("is when it was last heard of, once it is silent or its turns are over", () => {
    expect(endedAt({ status: "completed", ended_at: null, observed: heard })).toBe("then");
    expect(
      endedAt({ status: "interrupted", ended_at: null, observed: { ...heard, stale: true } }),
    ).toBe("then");
  });
});
