import { describe, expect, test } from "vitest";
import { openForTest, type OpenForm } from "./open-form.ts";
import { dataOf, FRAGILE, note, notes } from "./samples.ts";

/** Chapter 5: what happens when appends share a commit. */
export function groupSuite(open: OpenForm): void {
  describe("group commit", () => {
    test("5.8: concurrent appends share a commit", async () => {
      const journal = await openForTest(open);
      const before = journal.stats().commits;
      const writers = Array.from({ length: 50 }, (_, index) => notes(`run/${index}`, 6));
      await Promise.all(writers.map((append) => journal.append([append])));
      expect(journal.stats()).toMatchObject({ commits: before + 1, events: 300 });
    });

    test("5.8: an append that may wait goes with the next one that is due now", async () => {
      const journal = await openForTest(open, { soonMs: 60_000 });
      const said = journal.append([{ ...notes("run/a", 1), class: "agent" }], { flush: "soon" });
      const moved = journal.append([notes("run/a", 1)]);
      const [first, second] = await Promise.all([said, moved]);
      expect([first.gseq, second.gseq]).toEqual([1, 2]);
      expect(journal.stats().commits).toBe(1);
    });

    test("5.8: an append that waits in vain for company is written nevertheless", async () => {
      const journal = await openForTest(open);
      await journal.append([notes("run/a", 1)], { flush: "soon" });
      expect(await journal.head("run/a")).toBe(1);
    });

    test("5.8: more events than a group takes are several commits, in order", async () => {
      const journal = await openForTest(open);
      const appends = Array.from({ length: 5_000 }, (_, index) =>
        journal.append([{ stream: "run/a", expectedSeq: index, events: [note(index)] }]),
      );
      const receipts = await Promise.all(appends);
      expect(receipts.map(({ gseq }) => gseq)).toEqual(receipts.map((_, index) => index + 1));
      expect(journal.stats().commits).toBeGreaterThan(1);
    });

    test("5.3: a writer goes on without waiting", async () => {
      const journal = await openForTest(open);
      const first = journal.append([{ ...notes("run/a", 2), expectedSeq: 0 }]);
      const second = journal.append([{ ...notes("run/a", 3), expectedSeq: 2 }]);
      await Promise.all([first, second]);
      expect(dataOf(await journal.read("run/a"))).toEqual([1, 2, 1, 2, 3]);
    });

    test("5.3: what follows a refused append meets the stream as it is", async () => {
      const journal = await openForTest(open);
      const outcomes = await Promise.allSettled([
        journal.append([{ ...notes("run/a", 2), expectedSeq: 1 }]),
        journal.append([{ ...notes("run/a", 2), expectedSeq: 3 }]),
        journal.append([{ ...notes("run/a", 2), expectedSeq: 0 }]),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
    });

    test.for(["poison", "misfit"])("5.9: an append with a %s fails alone", async (type) => {
      const journal = await openForTest(open, { projections: [FRAGILE] });
      const outcomes = await Promise.allSettled([
        journal.append([notes("run/a", 1)]),
        journal.append([notes("run/b", 1), { stream: "run/c", events: [note(1, type)] }]),
        journal.append([notes("run/c", 1)]),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      expect(outcomes[1]).toMatchObject({ reason: { code: "journal.invalid" } });
      expect(await journal.streams("")).toEqual(["run/a", "run/c"]);
      expect(dataOf(await journal.read("run/c"))).toEqual([1]);
    });
  });
}
