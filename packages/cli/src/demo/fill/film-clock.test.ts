import { describe, expect, test } from "vitest";
import { createFilmClock } from "./film-clock.ts";

const HOUR = 3_600_000;

describe("the clock of the sample runs", () => {
  test("begins where it is told, goes forward only, and never shows a time that is still to come", () => {
    const start = Date.now() - 5 * HOUR;
    const clock = createFilmClock(start);
    const first = clock.now();
    expect(first).toBeGreaterThanOrEqual(start);
    expect(first).toBeLessThan(start + HOUR);
    clock.jumpTo(start + 2 * HOUR);
    const later = clock.now();
    expect(later).toBeGreaterThanOrEqual(start + 2 * HOUR);
    clock.jumpTo(start);
    expect(clock.now()).toBeGreaterThanOrEqual(later);
    clock.jumpTo(Date.now() + HOUR);
    expect(clock.now()).toBeLessThanOrEqual(Date.now());
  });

  test("is faster than life, also for who waits by it", async () => {
    const clock = createFilmClock(Date.now() - HOUR);
    const before = { film: clock.now(), life: performance.now() };
    const { promise, resolve } = Promise.withResolvers<void>();
    clock.after(8_000, resolve);
    await promise;
    expect(clock.now() - before.film).toBeGreaterThanOrEqual(7_000);
    expect(performance.now() - before.life).toBeLessThan(4_000);
  });
});
