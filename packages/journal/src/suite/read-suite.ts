import { describe, expect, test } from "vitest";
import { openForTest, type OpenForm } from "./open-form.ts";
import { dataOf, note, notes } from "./samples.ts";

/** Chapters 3 and 6: what is stored and how it is read. */
export function readSuite(open: OpenForm): void {
  describe("read", () => {
    test("3.2: seqs are dense in each stream and global positions rise over all", async () => {
      const journal = await openForTest(open);
      for (const stream of ["run/a", "run/b", "run/a", "run/b"])
        await journal.append([notes(stream, 3)]);
      const both = await Promise.all(["run/a", "run/b"].map((stream) => journal.read(stream)));
      for (const events of both) expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
      const positions = both.flat().map(({ gseq }) => gseq);
      expect(positions.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    });

    test("4.4: gives an event as it was appended, with its place and time", async () => {
      const journal = await openForTest(open, { clock: () => 77 });
      const data = { text: "Grüße, 世界 🛞\u0000", list: [1, null, { deep: true }] };
      await journal.append([
        { stream: "run/ä b", events: [{ type: "note", step: "s", attempt: "s#1", data }] },
      ]);
      const place = { gseq: 1, stream: "run/ä b", seq: 1, at: 77 };
      expect(await journal.read("run/ä b")).toEqual([
        { ...place, type: "note", step: "s", attempt: "s#1", data },
      ]);
    });

    test("4.4: is not changed by what a writer does to its event afterwards", async () => {
      const journal = await openForTest(open);
      const data = { text: "before" };
      const appended = journal.append([{ stream: "run/a", events: [note(data)] }]);
      data.text = "after";
      await appended;
      expect(dataOf(await journal.read("run/a"))).toEqual([{ text: "before" }]);
    });

    test("6.7: knows the global position of the last event", async () => {
      const journal = await openForTest(open);
      expect(await journal.watermark()).toBe(0);
      await journal.append([notes("run/a", 3)]);
      await journal.append([notes("run/b", 2)]);
      expect(await journal.watermark()).toBe(5);
    });

    test("6.1: gives the stretch that was asked for, whatever the batches", async () => {
      const journal = await openForTest(open);
      await journal.append([notes("run/a", 300)]);
      await journal.append([notes("run/a", 7)]);
      const seqs = async (options: object) =>
        (await journal.read("run/a", options)).map(({ seq }) => seq);
      expect(await seqs({ from: 127, to: 130 })).toEqual([127, 128, 129, 130]);
      expect(await seqs({ from: 299, to: 302 })).toEqual([299, 300, 301, 302]);
      expect(await seqs({ from: 306 })).toEqual([306, 307]);
      expect(await seqs({ to: 2 })).toEqual([1, 2]);
      expect(await seqs({ from: 298, limit: 4 })).toEqual([298, 299, 300, 301]);
      expect(await seqs({ limit: 0 })).toEqual([]);
      expect(await seqs({ from: 308 })).toEqual([]);
      expect(await seqs({})).toHaveLength(307);
    });

    test("4.2: gives one class and leaves the other out", async () => {
      const journal = await openForTest(open);
      for (const data of [1, 2, 3]) {
        await journal.append([{ stream: "run/a", events: [note(data)] }]);
        await journal.append([{ ...notes("run/a", 40), class: "agent" }]);
      }
      expect(dataOf(await journal.read("run/a", { class: "run" }))).toEqual([1, 2, 3]);
      expect(await journal.read("run/a", { class: "agent" })).toHaveLength(120);
      expect(dataOf(await journal.read("run/a", { class: "run", from: 2, limit: 1 }))).toEqual([2]);
    });

    test("6.1: leaves batches out at a first look at their text, and gives the others whole", async () => {
      const journal = await openForTest(open);
      for (const text of ['say "one"', "two %_", "one two"])
        await journal.append([{ stream: "run/a", events: [note(text), note(0)] }]);
      const seqs = async (options: object) =>
        (await journal.read("run/a", options)).map(({ seq }) => seq);
      expect(await seqs({ mention: "one" })).toEqual([1, 2, 5, 6]);
      expect(await seqs({ mention: '\\"one\\"' })).toEqual([1, 2]);
      expect(await seqs({ mention: "%_" })).toEqual([3, 4]);
      expect(await seqs({ mention: "one", class: "agent" })).toEqual([]);
      expect(await seqs({ sieve: (text: string) => /TWO/i.test(text) })).toEqual([3, 4, 5, 6]);
      expect(await seqs({ mention: "two", sieve: (text: string) => text.includes("one") })).toEqual(
        [5, 6],
      );
    });

    test("6.1: knows nothing of a stream that does not exist", async () => {
      const journal = await openForTest(open);
      expect(await journal.read("run/none")).toEqual([]);
      expect(await journal.head("run/none")).toBe(0);
    });

    test("3.1: lists streams by prefix, oldest first", async () => {
      const journal = await openForTest(open);
      for (const stream of ["run/z", "issue/1", "run/a", "runs", "run/ä"])
        await journal.append([notes(stream, 1)]);
      await journal.append([notes("run/z", 1)]);
      expect(await journal.streams("run/")).toEqual(["run/z", "run/a", "run/ä"]);
      expect(await journal.streams("")).toEqual(["run/z", "issue/1", "run/a", "runs", "run/ä"]);
      expect(await journal.streams("task/")).toEqual([]);
    });
  });
}
