import { describe, expect, test } from "vitest";
import { openForTest, type OpenForm } from "./open-form.ts";
import { note, notes, SUMS } from "./samples.ts";

/** Chapter 8: tables that are folds of events. */
export function projectionSuite(open: OpenForm): void {
  describe("projections", () => {
    test("8.1: fold run events of the streams with their prefix", async () => {
      const journal = await openForTest(open, { projections: [SUMS] });
      await journal.append([notes("run/a", 3), notes("issue/1", 4)]);
      await journal.append([{ ...notes("run/a", 5), class: "agent" }, notes("run/b", 1)]);
      await journal.append([notes("run/a", 1)]);
      expect(await journal.rows("sums")).toEqual([
        { id: "run/a", count: 4, sum: 7, last: "note" },
        { id: "run/b", count: 1, sum: 1, last: "note" },
      ]);
    });

    test("8.2: see the rows of appends that share the commit", async () => {
      const journal = await openForTest(open, { projections: [SUMS] });
      await Promise.all([1, 2, 3].map(() => journal.append([notes("run/a", 2)])));
      expect(await journal.rows("sums")).toEqual([{ id: "run/a", count: 6, sum: 9, last: "note" }]);
    });

    test("8.2: keep nothing of a refused append", async () => {
      const journal = await openForTest(open, { projections: [SUMS] });
      const [, refused] = await Promise.allSettled([
        journal.append([notes("run/a", 1)]),
        journal.append([notes("run/a", 1), { ...notes("run/b", 1), expectedSeq: 9 }]),
        journal.append([notes("run/a", 1)]),
      ]);
      expect(refused.status).toBe("rejected");
      expect(await journal.rows("sums")).toEqual([{ id: "run/a", count: 2, sum: 2, last: "note" }]);
    });

    test("8.1: delete a row by null, and begin it anew", async () => {
      const journal = await openForTest(open, { projections: [SUMS] });
      await journal.append([notes("run/a", 3)]);
      await journal.append([{ stream: "run/a", events: [note(0, "cleared")] }]);
      expect(await journal.rows("sums")).toEqual([]);
      await journal.append([notes("run/a", 1)]);
      expect(await journal.rows("sums")).toMatchObject([{ id: "run/a", count: 1 }]);
    });

    test("3.4, 8.4: are the same after a rebuild", async () => {
      const journal = await openForTest(open, { projections: [SUMS] });
      for (let round = 0; round < 20; round += 1)
        await journal.append([
          notes(`run/${round % 7}`, 1 + round),
          { stream: `run/${round % 3}`, events: [note(0, round % 5 === 0 ? "cleared" : "note")] },
        ]);
      await journal.append([notes("run/long", 700)]);
      const before = await journal.rows("sums");
      await journal.rebuild();
      expect(await journal.rows("sums")).toEqual(before);
      await journal.append([notes("run/long", 1)]);
      expect(await journal.rows("sums", { where: { id: "run/long" } })).toMatchObject([
        { count: 701 },
      ]);
    });

    test("8.6: answer equalities, order and limit", async () => {
      const journal = await openForTest(open, { projections: [SUMS] });
      await journal.append([notes("run/a", 2), notes("run/b", 1), notes("run/c", 2)]);
      await journal.append([{ stream: "run/d", events: [note("text", "said")] }]);
      const ids = async (query: Parameters<typeof journal.rows>[1]) =>
        (await journal.rows("sums", query)).map(({ id }) => id);
      expect(await ids({ where: { count: 2 } })).toEqual(["run/a", "run/c"]);
      expect(await ids({ where: { count: 2, last: "said" } })).toEqual([]);
      expect(await ids({ where: { last: null } })).toEqual([]);
      expect(await ids({ orderBy: "count" })).toEqual(["run/b", "run/d", "run/a", "run/c"]);
      expect(await ids({ orderBy: "sum", descending: true, limit: 2 })).toEqual(["run/c", "run/a"]);
      expect(
        await journal.rows("sums", { columns: ["sum", "id"], orderBy: "count", limit: 1 }),
      ).toEqual([{ id: "run/b", sum: 1 }]);
    });

    test("8.6: go on after a place in the order, whichever way it goes", async () => {
      const journal = await openForTest(open, { projections: [SUMS] });
      await journal.append([notes("run/a", 2), notes("run/b", 1), notes("run/c", 2)]);
      for (const descending of [false, true]) {
        const order = { orderBy: "count", descending };
        const all = await journal.rows("sums", order);
        const seen: (typeof all)[number][] = [];
        for (;;) {
          const last = seen.at(-1);
          const after = last && { value: Number(last["count"]), key: String(last["id"]) };
          const [next] = await journal.rows("sums", { ...order, after, limit: 1 });
          if (!next) break;
          seen.push(next);
        }
        expect(seen).toEqual(all);
      }
      expect(
        await journal.rows("sums", {
          where: { count: 2 },
          after: { value: "run/a", key: "run/a" },
        }),
      ).toMatchObject([{ id: "run/c" }]);
    });

    test("8.6: have no column and no name but their own", async () => {
      const journal = await openForTest(open, { projections: [SUMS] });
      await expect(journal.rows("none")).rejects.toThrow("no projection none");
      await expect(journal.rows("sums", { columns: ["none"] })).rejects.toThrow("no column none");
      await expect(journal.rows("sums", { orderBy: "id; --" })).rejects.toThrow("no column");
      await expect(journal.rows("sums", { where: { x: 1 } })).rejects.toThrow("no column x");
    });

    test("8.3: are refused when their definition cannot be a table", async () => {
      const wrong = [
        { ...SUMS, name: "Sums" },
        { ...SUMS, key: "count" },
        { ...SUMS, indexes: ["missing"] },
        { ...SUMS, indexes: [["count", "missing"]] },
        { ...SUMS, columns: { ...SUMS.columns, 'x"': "TEXT" as const } },
      ];
      for (const projection of wrong) {
        const opening = async () => open({ projections: [projection] });
        await expect(opening()).rejects.toThrow("cannot be used");
      }
    });
  });
}
