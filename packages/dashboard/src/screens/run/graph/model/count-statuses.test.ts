import { describe, expect, test } from "vitest";
import { countStatuses } from "./count-statuses.ts";

describe("the steps of one card", () => {
  test("are counted by status, those that are done first", () => {
    expect(
      countStatuses(["pending", "running", "completed", "failed", "completed", "skipped"]),
    ).toEqual({
      total: 6,
      settled: 4,
      worst: "failed",
      counts: [
        { status: "completed", count: 2 },
        { status: "skipped", count: 1 },
        { status: "failed", count: 1 },
        { status: "running", count: 1 },
        { status: "pending", count: 1 },
      ],
    });
  });

  test("say what a person should look at", () => {
    expect(countStatuses(["completed", "waiting", "running"]).worst).toBe("waiting");
    expect(countStatuses(["completed", "pending"]).worst).toBe("pending");
    expect(countStatuses(["completed", "skipped"]).worst).toBe("completed");
    expect(countStatuses([]).worst).toBe("pending");
  });
});
