import { describe, expect, test } from "vitest";
import { runItem } from "../../live/stand-in-run.ts";
import { rowsOf } from "./rows-of.ts";

/** A time of the clock of this machine. */
function at(day: number, hour: number): string {
  return new Date(2026, 10, day, hour).toISOString();
}

describe("rows of runs", () => {
  test("have a heading for each day where the browser is", () => {
    const runs = [
      runItem("a", { created_at: at(21, 0) }),
      runItem("b", { created_at: at(20, 23) }),
      runItem("c", { created_at: at(20, 1) }),
      runItem("d", { created_at: at(3, 12) }),
    ];
    const rows = rowsOf(runs, new Date(2026, 10, 21, 9).getTime());
    expect(rows.map((row) => (row.kind === "day" ? row.label : row.run.id))).toEqual([
      "Today",
      "a",
      "Yesterday",
      "b",
      "c",
      expect.stringContaining("3"),
      "d",
    ]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  test("say when a run has no date", () => {
    expect(rowsOf([runItem("a", { created_at: null })], 0)[0]).toMatchObject({
      label: "Without a date",
    });
  });
});
