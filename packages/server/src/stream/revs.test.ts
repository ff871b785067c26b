import { describe, expect, test } from "vitest";
import { Revs } from "./revs.ts";

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);
const DAY = 24 * 3_600_000;

describe("5.9: positions of what no event says", () => {
  test("5.9: lie between two events, each later than the one before", () => {
    const revs = new Revs(() => NOW);
    expect(revs.at(7)).toBe(7);
    const given = Array.from({ length: 1_000 }, () => revs.at(7, revs.next()));
    expect(new Set(given).size).toBe(1_000);
    expect(given).toEqual(given.toSorted((a, b) => a - b));
    expect(given.every((position) => position > 7 && position < 8)).toBe(true);
    expect(revs.at(8, revs.given)).toBeGreaterThan(given.at(-1) ?? Infinity);
  });

  test.each([0, 1, 12_345, 2 ** 27 - 1])("5.9: come back as they were, after event %i", (event) => {
    const revs = new Revs(() => NOW);
    const count = revs.next();
    const text = String(revs.at(event, count));
    expect(text).toMatch(/^\d{1,15}\.\d{1,30}$/);
    expect(revs.partsOf(Number(text))).toEqual({ watermark: event, count });
  });

  test.each([1, DAY, 10 * DAY])("5.9: of a process %i ms earlier are known as such", (ms) => {
    const earlier = new Revs(() => NOW);
    const later = new Revs(() => NOW + 50 + ms);
    const old = earlier.next();
    expect(earlier.isOurs(old)).toBe(true);
    expect(later.isOurs(old)).toBe(false);
    later.next();
    expect(later.isOurs(old)).toBe(false);
    expect(later.isOurs(later.given + 1)).toBe(false);
    expect(later.isOurs(0)).toBe(true);
  });

  test("5.9: are counted anew when there is none left", () => {
    const revs = new Revs(() => NOW);
    const first = revs.next();
    while (!revs.isSpent) revs.next();
    expect(revs.given - first).toBeGreaterThan(2 ** 25);
    expect(revs.at(7, revs.next())).toBeLessThan(8);
    revs.beginAnew();
    expect(revs.isSpent).toBe(false);
    expect(revs.next()).toBeLessThan(first);
    expect(revs.isOurs(first)).toBe(false);
  });
});
