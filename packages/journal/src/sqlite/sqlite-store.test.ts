import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { dataOf, FRAGILE, largeData, note, notes, SUMS } from "../suite/samples.ts";
import { openSqliteJournal } from "./open-sqlite-journal.ts";
import { tempJournal } from "./temp-journal.ts";

const MIB = 1024 * 1024;

/** The same file through a connection of its own. */
function besides(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  onTestFinished(() => db.close());
  return db;
}

describe("the SQLite store", () => {
  test("5.9: replays a group one by one when SQLite refuses one of its appends", async () => {
    const path = await tempJournal();
    await using journal = await openSqliteJournal({ path, projections: [SUMS] });
    besides(path).exec(
      `CREATE TRIGGER poison BEFORE INSERT ON batch WHEN instr(new.body, 'poison') > 0
       BEGIN SELECT raise(ABORT, 'poisoned'); END`,
    );
    const outcomes = await Promise.allSettled([
      journal.append([notes("run/a", 1)]),
      journal.append([notes("run/a", 1), { stream: "run/b", events: [note("poison")] }]),
      journal.append([notes("run/a", 1)], { idempotencyKey: "k" }),
      journal.append([{ ...notes("run/b", 1), expectedSeq: 1 }]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
      "rejected",
    ]);
    expect(outcomes[1]).toMatchObject({ reason: { code: "journal.invalid" } });
    expect(outcomes[3]).toMatchObject({ reason: { code: "journal.conflict" } });
    expect(journal.stats()).toEqual({ commits: 2, events: 2, replays: 1 });
    expect((await journal.read("run/a")).map(({ gseq }) => gseq)).toEqual([1, 2]);
    expect(await journal.rows("sums")).toMatchObject([{ id: "run/a", count: 2 }]);
    await journal.append([{ ...notes("run/a", 1), expectedSeq: 2 }]);
  });

  test("9.1: an append without room fails alone and leaves room for others", async () => {
    const path = await tempJournal();
    const journal = await openSqliteJournal({ path, maxBytes: MIB });
    const huge = { stream: "run/b", events: [note("x".repeat(2 * MIB))] };
    const outcomes = await Promise.allSettled([
      journal.append([notes("run/a", 1)]),
      journal.append([huge]),
      journal.append([notes("run/a", 1)]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(outcomes[1]).toMatchObject({ reason: { code: "journal.full" } });
    await journal.close();
    await using roomier = await openSqliteJournal({ path });
    expect(dataOf(await roomier.read("run/a"))).toEqual([1, 1]);
    expect(await roomier.append([huge])).toMatchObject({ gseq: 3 });
  });

  test("5.12: sees what another connection has committed before it checks", async () => {
    const path = await tempJournal();
    await using one = await openSqliteJournal({ path, projections: [SUMS] });
    await using two = await openSqliteJournal({ path, projections: [SUMS] });
    await one.append([notes("run/a", 2)]);
    const stale = two.append([{ ...notes("run/a", 1), expectedSeq: 0 }]);
    await expect(stale).rejects.toMatchObject({ code: "journal.conflict" });
    const receipt = await two.append([{ ...notes("run/a", 1), expectedSeq: 2, fence: 3 }]);
    expect(receipt.gseq).toBe(3);
    const fenced = one.append([{ ...notes("run/a", 1), fence: 2 }]);
    await expect(fenced).rejects.toMatchObject({ code: "journal.fenced" });
    await Promise.all([one, two].flatMap((journal) => [1, 2].map(() => journal.nextFence())));
    expect(await one.nextFence()).toBe(5);
    expect(await one.rows("sums")).toMatchObject([{ count: 3, sum: 4 }]);
  });

  test("6.4: a tail sees what another connection appended after a wake", async () => {
    const path = await tempJournal();
    await using one = await openSqliteJournal({ path });
    await using two = await openSqliteJournal({ path });
    const tail = one.tail({ since: 0 })[Symbol.asyncIterator]();
    const next = tail.next();
    await two.append([notes("run/a", 3)]);
    one.wake();
    expect(await next).toMatchObject({ value: [{ gseq: 1 }, { gseq: 2 }, { gseq: 3 }] });
  });

  test("5.11: writes nothing more once the file cannot be trusted", async () => {
    const path = await tempJournal();
    const journal = await openSqliteJournal({ path });
    onTestFinished(() => journal.close());
    await journal.append([notes("run/a", 1)]);
    besides(path).exec("DROP TABLE receipt");
    const broken = journal.append([notes("run/a", 1)], { idempotencyKey: "k" });
    await expect(broken).rejects.toThrow("no such table: receipt");
    await expect(journal.append([notes("run/a", 1)])).rejects.toThrow("no such table: receipt");
    expect(await journal.head("run/a")).toBe(1);
  });

  test("8.4: rebuilds a projection whose version has changed", async () => {
    const path = await tempJournal();
    const first = await openSqliteJournal({ path, projections: [SUMS] });
    await first.append([notes("run/a", 3), notes("run/b", 1)]);
    await first.close();
    const doubled = {
      ...SUMS,
      version: 2,
      project: (...args: Parameters<typeof SUMS.project>) =>
        SUMS.project(...args).map(({ key, row }) => ({ key, row: row && { ...row, last: "v2" } })),
    };
    await using second = await openSqliteJournal({ path, projections: [doubled] });
    expect(await second.rows("sums")).toMatchObject([
      { id: "run/a", count: 3, last: "v2" },
      { id: "run/b", count: 1, last: "v2" },
    ]);
  });

  test("8.4: does not open over a projection that cannot fold what is there", async () => {
    const path = await tempJournal();
    const first = await openSqliteJournal({ path });
    await first.append([{ stream: "run/a", events: [note(1, "poison")] }]);
    await first.close();
    const opening = openSqliteJournal({ path, projections: [FRAGILE] });
    await expect(opening).rejects.toMatchObject({ code: "internal", hint: expect.any(String) });
    await using again = await openSqliteJournal({ path });
    expect(await again.head("run/a")).toBe(1);
  });

  test("8.5: drops a table that it does not keep up, which is then rebuilt", async () => {
    const path = await tempJournal();
    const first = await openSqliteJournal({ path, projections: [SUMS] });
    await first.append([notes("run/a", 1)]);
    await first.close();
    const without = await openSqliteJournal({ path });
    await without.append([notes("run/a", 2)]);
    await expect(without.rows("sums")).rejects.toThrow("no projection sums");
    await without.close();
    await using again = await openSqliteJournal({ path, projections: [SUMS] });
    expect(await again.rows("sums")).toMatchObject([{ id: "run/a", count: 3 }]);
  });

  test("2.2: the view shows one row an event, large data too", async () => {
    const path = await tempJournal();
    await using journal = await openSqliteJournal({ path, clock: () => 5 });
    const large = largeData("plan");
    await journal.append([
      { stream: "run/a", events: [{ type: "note", step: "s", data: { n: 1 } }, note(large)] },
      { ...notes("run/a", 1), class: "agent" },
    ]);
    const rows = besides(path).prepare("SELECT * FROM event ORDER BY gseq").all();
    const common = { stream: "run/a", at: 5, type: "note", attempt: null };
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { ...common, gseq: 1, seq: 1, class: "run", step: "s", data: '{"n":1}' },
      { ...common, gseq: 2, seq: 2, class: "run", step: null, data: JSON.stringify(large) },
      { ...common, gseq: 3, seq: 3, class: "agent", step: null, data: "1" },
    ]);
  });
});
