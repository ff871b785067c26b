import { describe, expect, test } from "vitest";
import { createDensity } from "../../../../trace/density.ts";
import { timeAxis } from "../scale/time-axis.ts";
import { densityColumns } from "./density-columns.ts";

const DENSITY = createDensity({
  from: 0,
  to: 400,
  seq: 9,
  counts: [4, 0, 2, 3],
  errors: [0, 0, 1, 0],
});

describe("the columns of the minimap", () => {
  test("are as high as what happened in their time", () => {
    const { counts, errors } = densityColumns(DENSITY, timeAxis({ from: 0, to: 400 }), 4);
    expect(Array.from(counts)).toEqual([4, 0, 2, 3]);
    expect(Array.from(errors)).toEqual([0, 0, 1, 0]);
  });

  test("take several slices together, and lose none", () => {
    const { counts } = densityColumns(DENSITY, timeAxis({ from: 0, to: 400 }), 2);
    expect(Array.from(counts)).toEqual([4, 5]);
  });

  test("follow the axis where idle time is folded", () => {
    const axis = timeAxis({ from: 0, to: 400 }, [{ from: 100, to: 200 }]);
    const { counts } = densityColumns(DENSITY, axis, 3);
    expect(Array.from(counts)).toEqual([4, 2, 3]);
  });
});
