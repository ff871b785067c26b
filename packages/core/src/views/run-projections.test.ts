import { describe, expect, test } from "vitest";
import { RUN_PROJECTIONS } from "./run-projections.ts";

describe("the projections of runs", () => {
  test("have plain names, a key that is text, and indexes on columns that exist", () => {
    for (const { name, columns, key, indexes, streams } of RUN_PROJECTIONS) {
      for (const word of [name, ...Object.keys(columns)]) expect(word).toMatch(/^[a-z][a-z_]*$/);
      expect(columns[key]).toBe("TEXT");
      for (const column of indexes.flat()) expect(columns).toHaveProperty(column);
      expect(streams).toMatch(/^(run|issue|schedule|inbox|alert|thread)\/$/);
    }
    expect(RUN_PROJECTIONS.map(({ name }) => name)).toEqual([
      "runs",
      "requests",
      "sessions",
      "issues",
      "schedules",
      "fires",
      "inbox",
      "inbox_sources",
      "alerts",
      "threads",
      "messages",
      "proposals",
    ]);
  });

  test("keep numbers as numbers", () => {
    const [runs] = RUN_PROJECTIONS;
    expect(runs?.columns).toMatchObject({
      id: "TEXT",
      created_at: "INTEGER",
      cost_usd: "REAL",
      model_free: "INTEGER",
      title: "TEXT",
    });
  });
});
