import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { SUMS } from "../suite/samples.ts";
import { openSqliteJournal } from "./open-sqlite-journal.ts";
import { tempJournal } from "./temp-journal.ts";

describe("the table of a projection", () => {
  test("has an index of several columns, which gives a page in order without sorting", async () => {
    const path = await tempJournal();
    const indexes = [["last", "count"]];
    await using _journal = await openSqliteJournal({ path, projections: [{ ...SUMS, indexes }] });
    const db = new DatabaseSync(path, { readOnly: true });
    onTestFinished(() => db.close());
    const page = `SELECT * FROM p_sums WHERE last IS ? AND count <= ? AND (count, id) < (?, ?)
      ORDER BY count DESC, id DESC LIMIT 50`;
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${page}`).all("note", 9, 9, "run/a");
    expect(plan.map(({ detail }) => detail)).toEqual([
      "SEARCH p_sums USING INDEX p_sums_by_last_count (last=? AND count<?)",
    ]);
  });
});
