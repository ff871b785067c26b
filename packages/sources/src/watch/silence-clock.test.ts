import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { SilenceClock } from "./silence-clock.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A clock, and all that it has told with when. Times count from its beginning. */
function clock() {
  const begin = Date.now();
  const told: (readonly [number, string])[] = [];
  const silence = new SilenceClock({
    now: Date.now,
    onSilent: (runs) => told.push(...runs.map((run) => [Date.now() - begin, run] as const)),
  });
  const at = (ms: number): number => begin + ms;
  return { silence, told, at };
}

describe("the clock of silence", () => {
  test("tells of each run at its own time, to the millisecond, and once", () => {
    const { silence, told, at } = clock();
    silence.await("late", at(7_003));
    silence.await("early", at(501));
    silence.await("with it", at(501));
    vi.advanceTimersByTime(500);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(100_000);
    expect(told).toEqual([
      [501, "early"],
      [501, "with it"],
      [7_003, "late"],
    ]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("waits for a run of which something is heard, and not for one that has ended", () => {
    const { silence, told, at } = clock();
    silence.await("a", at(1_000));
    silence.await("b", at(1_000));
    vi.advanceTimersByTime(900);
    silence.await("a", at(1_900));
    silence.await("b", undefined);
    vi.advanceTimersByTime(999);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(told).toEqual([[1_900, "a"]]);
  });

  test("has nothing to tell of what is silent when it comes", () => {
    const { silence, told, at } = clock();
    silence.await("old", at(0));
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([]);
  });

  test("has one timer for very many, and none for nobody", () => {
    const { silence, at } = clock();
    expect(vi.getTimerCount()).toBe(0);
    for (let run = 0; run < 1_000; run++) silence.await(`r${run}`, at(60_000 - run));
    expect(vi.getTimerCount()).toBe(1);
    silence.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("sees within a minute that the clock was set", () => {
    const { silence, told, at } = clock();
    silence.await("a", at(3_600_000));
    vi.setSystemTime(at(3_600_000));
    vi.advanceTimersByTime(60_000);
    expect(told.map(([, run]) => run)).toEqual(["a"]);
  });
});
