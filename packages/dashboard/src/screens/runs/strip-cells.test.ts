import { describe, expect, test } from "vitest";
import { MOST_CELLS, stripCells } from "./strip-cells.ts";

const NONE = { total: 0, completed: 0, failed: 0, skipped: 0, running: 0 };

describe("the strip of a run", () => {
  test("has a cell for each step, by how it stands", () => {
    expect(stripCells({ total: 5, completed: 1, failed: 1, skipped: 1, running: 1 })).toEqual([
      "completed",
      "failed",
      "skipped",
      "running",
      "pending",
    ]);
    expect(stripCells(NONE)).toEqual([]);
  });

  test("never has more cells than it may, and never hides the one step that failed", () => {
    const cells = stripCells({ total: 200, completed: 190, failed: 1, skipped: 0, running: 1 });
    expect(cells.length).toBeLessThanOrEqual(MOST_CELLS);
    expect(cells.length).toBeGreaterThan(MOST_CELLS - 4);
    expect(cells.filter((each) => each === "failed")).toHaveLength(1);
    expect(cells.filter((each) => each === "running")).toHaveLength(1);
  });
});
