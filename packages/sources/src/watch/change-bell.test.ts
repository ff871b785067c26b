import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ObservedChange } from "../observed.ts";
import { ChangeBell } from "./change-bell.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

function bell() {
  const told: (readonly ObservedChange[])[] = [];
  const errors: unknown[] = [];
  const made = new ChangeBell((error) => errors.push(error));
  const stop = made.on((changes) => told.push(changes));
  return { made, told, errors, stop };
}

describe("telling of changes", () => {
  test("tells the first at once, and those that follow closely as one a run", () => {
    const { made, told } = bell();
    made.ring({ run: "x-a", from: 1, to: 3 });
    vi.advanceTimersByTime(0);
    expect(told).toEqual([[{ run: "x-a", from: 1, to: 3 }]]);
    made.ring({ run: "x-a", from: 4, to: 5 });
    vi.advanceTimersByTime(20);
    made.ring({ run: "x-b", from: 1, to: 1 });
    made.ring({ run: "x-a", from: 6, to: 9 });
    expect(told).toHaveLength(1);
    vi.advanceTimersByTime(30);
    expect(told[1]).toEqual([
      { run: "x-a", from: 4, to: 9 },
      { run: "x-b", from: 1, to: 1 },
    ]);
  });

  test("tells of a run that began anew, or is gone, as it is in the end", () => {
    const { made, told } = bell();
    made.ring({ run: "x-a", from: 8, to: 9 });
    made.ring({ run: "x-a", from: 1, to: 2 });
    made.ring({ run: "x-b", from: 8, to: 9 });
    made.ring({ run: "x-b", from: 1, to: 0 });
    vi.advanceTimersByTime(50);
    expect(told).toEqual([
      [
        { run: "x-a", from: 1, to: 2 },
        { run: "x-b", from: 1, to: 0 },
      ],
    ]);
  });

  test("is not held up by a listener that fails, and tells nobody who has gone", () => {
    const { made, told, errors, stop } = bell();
    made.on(() => {
      throw new Error("mine");
    });
    made.ring({ run: "x-a", from: 1, to: 1 });
    vi.advanceTimersByTime(50);
    expect([told.length, errors.length]).toEqual([1, 1]);
    stop();
    made.ring({ run: "x-a", from: 2, to: 2 });
    vi.advanceTimersByTime(50);
    expect(told).toHaveLength(1);
  });
});
