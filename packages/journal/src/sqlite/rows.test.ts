import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { largeData, note, notes } from "../suite/samples.ts";
import { openSqliteJournal } from "./open-sqlite-journal.ts";
import { tempJournal } from "./temp-journal.ts";

/** What lies in the table of batches. */
function rowsOf(path: string): Record<string, unknown>[] {
  const db = new DatabaseSync(path, { readOnly: true });
  onTestFinished(() => db.close());
  return db.prepare("SELECT * FROM batch ORDER BY gseq").all();
}

describe("the rows of a journal", () => {
  test("4.1: hold tuples with commas between them", async () => {
    const path = await tempJournal();
    await using journal = await openSqliteJournal({ path, clock: () => 5, eventVersion: 3 });
    const started = { type: "step.started", step: "s", attempt: "s#1", data: { n: 1 } };
    await journal.append([
      { stream: "run/a", events: [started, note(null), note(largeData("p"))] },
    ]);
    const [row] = rowsOf(path);
    const common = { gseq: 3, stream: 1, seq: 3, count: 3, class: 0, version: 3, at: 5 };
    expect(row).toMatchObject(common);
    expect(String(row?.["body"])).toMatch(
      /^\["step\.started","s","s#1",\{"n":1\}\],\["note",null,null,null\],\["note",null,null,null,"[0-9a-f]{64}"\]$/,
    );
  });

  test("3.3: are shared by neighbours of one commit, class and time", async () => {
    const path = await tempJournal();
    let now = 0;
    await using journal = await openSqliteJournal({ path, clock: () => now });
    const said = { ...notes("run/a", 1), class: "agent" as const };
    await Promise.all([notes("run/a", 2), notes("run/a", 3)].map((part) => journal.append([part])));
    await Promise.all([notes("run/a", 1), said, said].map((part) => journal.append([part])));
    const late = [1, 2].map((time) => {
      now = time;
      return journal.append([notes("run/a", 1)]);
    });
    await Promise.all(late);
    const counts = rowsOf(path).map(({ seq, count }) => [seq, count]);
    expect(counts).toEqual([
      [5, 5],
      [6, 1],
      [8, 2],
      [9, 1],
      [10, 1],
    ]);
  });

  test("3.3: have at most 128 events and 256 Ki characters", async () => {
    const path = await tempJournal();
    await using journal = await openSqliteJournal({ path });
    const bulky = Array.from({ length: 60 }, () => note("x".repeat(12_000)));
    await Promise.all([
      journal.append([notes("run/a", 300)]),
      ...Array.from({ length: 300 }, () => journal.append([notes("run/b", 1)])),
      journal.append([{ stream: "run/c", events: bulky }]),
    ]);
    const rows = rowsOf(path).map(({ count, body }) => [Number(count), String(body).length]);
    expect(Math.max(...rows.map(([count = 0]) => count))).toBe(128);
    expect(Math.max(...rows.map(([, length = 0]) => length))).toBeLessThanOrEqual(256 * 1024);
    expect(rows.length).toBeGreaterThanOrEqual(3 + 3 + 3);
  });
});
