import { describe, expect, test } from "vitest";
import { createDensity, SLICES } from "./density.ts";

const EMPTY = { from: 1_000, to: 1_000, seq: 0, counts: [], errors: [] };

function sum(slices: Uint32Array): number {
  return slices.reduce((total, count) => total + count, 0);
}

describe("how much happens when", () => {
  test("goes on from what the server counted", () => {
    const density = createDensity({
      from: 0,
      to: 400,
      seq: 6,
      counts: [1, 2, 3, 0],
      errors: [0, 1, 0, 0],
    });
    expect(density.width).toBe(100);
    density.add(310, true);
    density.add(420, false);
    expect(Array.from(density.counts.subarray(0, 5))).toEqual([1, 2, 3, 1, 1]);
    expect(Array.from(density.errors.subarray(0, 5))).toEqual([0, 1, 0, 1, 0]);
  });

  test("makes one slice of two when time goes beyond the last, and loses nothing", () => {
    const density = createDensity(EMPTY);
    for (let ms = 0; ms < 3 * SLICES; ms++) density.add(1_000 + ms, ms % 10 === 0);
    expect(density.width).toBe(4);
    expect(sum(density.counts)).toBe(3 * SLICES);
    expect(sum(density.errors)).toBe(Math.ceil((3 * SLICES) / 10));
    expect(density.counts[0]).toBe(4);
    expect(density.counts[SLICES - 1]).toBe(0);
  });

  test("counts what clocks that were set back say as the first", () => {
    const density = createDensity(EMPTY);
    density.add(10, false);
    expect(density.counts[0]).toBe(1);
  });
});
