import { describe, expect, test } from "vitest";
import { openForTest, type OpenForm } from "./open-form.ts";
import { dataOf, note, notes, takeEvents } from "./samples.ts";

/** Chapter 6: replay, then follow. */
export function tailSuite(open: OpenForm): void {
  describe("tail", () => {
    test("6.2: replays from a global position and then follows", async () => {
      const journal = await openForTest(open);
      await journal.append([notes("run/a", 2), notes("run/b", 2)]);
      const tail = journal.tail({ since: 1 })[Symbol.asyncIterator]();
      expect((await takeEvents(tail, 3)).map(({ gseq }) => gseq)).toEqual([2, 3, 4]);
      const next = tail.next();
      await journal.append([notes("run/c", 1)]);
      expect(await next).toMatchObject({ value: [{ gseq: 5, stream: "run/c", seq: 1 }] });
    });

    test("6.2: begins in the middle of a long append", async () => {
      const journal = await openForTest(open);
      await journal.append([notes("run/a", 300)]);
      const all = journal.tail({ since: 200 })[Symbol.asyncIterator]();
      const one = journal.tail({ since: 200, stream: "run/a" })[Symbol.asyncIterator]();
      for (const tail of [all, one])
        expect((await takeEvents(tail, 100)).map(({ gseq }) => gseq)[0]).toBe(201);
    });

    test("6.2: has no gap and no duplicate while others append", async () => {
      const journal = await openForTest(open);
      await journal.append([notes("run/0", 500)]);
      const all = journal.tail({ since: 0 })[Symbol.asyncIterator]();
      const one = journal.tail({ since: 0, stream: "run/3" })[Symbol.asyncIterator]();
      const writing = Promise.all(
        Array.from({ length: 8 }, async (_, writer) => {
          for (let round = 0; round < 25; round += 1)
            await journal.append([notes(`run/${writer}`, 1 + (round % 3))]);
        }),
      );
      const heads = async () =>
        Promise.all((await journal.streams("")).map((s) => journal.head(s)));
      const followed = await takeEvents(all, 500 + 8 * 49);
      await writing;
      const total = (await heads()).reduce((sum, seq) => sum + seq, 0);
      expect(followed.map(({ gseq }) => gseq)).toEqual(
        Array.from({ length: total }, (_, index) => index + 1),
      );
      const own = await takeEvents(one, 49);
      expect(own).toEqual(await journal.read("run/3"));
    });

    test("6.2: gives exactly what is stored", async () => {
      const journal = await openForTest(open);
      const tail = journal.tail({ since: 0 })[Symbol.asyncIterator]();
      const next = takeEvents(tail, 1);
      await journal.append([{ stream: "run/a", events: [note({ n: NaN })] }]);
      expect(await next).toEqual(await journal.read("run/a"));
      expect(dataOf(await journal.read("run/a"))).toEqual([{ n: null }]);
    });

    test("6.2: follows a stream that does not exist yet, and no other", async () => {
      const journal = await openForTest(open);
      const tail = journal.tail({ since: 0, stream: "run/b" })[Symbol.asyncIterator]();
      const next = tail.next();
      await journal.append([notes("run/a", 1)]);
      await journal.append([notes("run/b", 1)]);
      expect(await next).toMatchObject({ value: [{ gseq: 2, stream: "run/b" }] });
    });

    test("6.3: says once that it has caught up, when all was taken", async () => {
      const journal = await openForTest(open);
      await journal.append([notes("run/a", 3)]);
      const calls: string[] = [];
      const onCaughtUp = () => calls.push("caught up");
      const tail = journal.tail({ since: 0, onCaughtUp })[Symbol.asyncIterator]();
      calls.push(`took ${(await takeEvents(tail, 3)).length}`);
      const next = tail.next();
      await journal.append([notes("run/a", 1)]);
      await next;
      calls.push("followed");
      const later = tail.next();
      await journal.append([notes("run/a", 1)]);
      await later;
      expect(calls).toEqual(["took 3", "caught up", "followed"]);
    });

    test("6.3: catches up with what was there, though others never pause", async () => {
      const journal = await openForTest(open);
      await journal.append([notes("run/a", 3)]);
      const calls: string[] = [];
      const onCaughtUp = () => calls.push("caught up");
      const tail = journal.tail({ since: 0, onCaughtUp })[Symbol.asyncIterator]();
      await takeEvents(tail, 3);
      await journal.append([notes("run/a", 1)]);
      calls.push(`took ${(await takeEvents(tail, 1)).length}`);
      expect(calls).toEqual(["caught up", "took 1"]);
    });

    test("6.3: has caught up at once where there is nothing", async () => {
      const journal = await openForTest(open);
      await journal.append([notes("run/other", 1)]);
      const caughtUp = Promise.withResolvers<void>();
      const options = { since: 0, stream: "run/none", onCaughtUp: () => caughtUp.resolve() };
      const next = journal.tail(options)[Symbol.asyncIterator]().next();
      await expect(caughtUp.promise).resolves.toBeUndefined();
      await journal.close();
      expect(await next).toMatchObject({ done: true });
    });

    test("6.5: serves a reader that comes back late from the store", async () => {
      const journal = await openForTest(open);
      const tail = journal.tail({ since: 0 })[Symbol.asyncIterator]();
      await journal.append([notes("run/a", 1)]);
      await tail.next();
      for (let round = 0; round < 40; round += 1) await journal.append([notes("run/a", 100)]);
      const missed = await takeEvents(tail, 4_000);
      expect(missed.map(({ seq }) => seq)).toEqual(missed.map((_, index) => index + 2));
      expect(missed).toHaveLength(4_000);
    });

    test("6.6: ends when its signal aborts, also while it waits", async () => {
      const journal = await openForTest(open);
      const abort = new AbortController();
      const tail = journal.tail({ since: 0, signal: abort.signal })[Symbol.asyncIterator]();
      const waiting = tail.next();
      abort.abort();
      expect(await waiting).toMatchObject({ done: true });
      expect(await tail.next()).toMatchObject({ done: true });
    });

    test("6.4: a wake without news gives nothing", async () => {
      const journal = await openForTest(open);
      const tail = journal.tail({ since: 0 })[Symbol.asyncIterator]();
      const next = tail.next();
      journal.wake();
      await journal.append([notes("run/a", 1)]);
      expect(await next).toMatchObject({ value: [{ seq: 1 }] });
    });
  });
}
