import { describe, expect, test } from "vitest";
import { openForTest, type OpenForm } from "./open-form.ts";
import { notes } from "./samples.ts";

/** What a closed journal does. */
export function closeSuite(open: OpenForm): void {
  describe("close", () => {
    test("5.2: writes what waits before it closes", async () => {
      const journal = await openForTest(open, { soonMs: 60_000 });
      const waiting = journal.append([notes("run/a", 1)], { flush: "soon" });
      await journal.close();
      expect(await waiting).toMatchObject({ gseq: 1 });
    });

    test("5.10: refuses everything afterwards, and closes twice without harm", async () => {
      const journal = await openForTest(open);
      await journal.append([notes("run/a", 1)]);
      await journal.close();
      await journal.close();
      const late = [
        () => journal.append([notes("run/a", 1)]),
        () => journal.read("run/a"),
        () => journal.nextFence(),
        () => journal.putBlob(new Uint8Array(1)),
        () => journal.rebuild(),
      ];
      for (const call of late)
        await expect(call()).rejects.toMatchObject({ code: "journal.closed" });
    });

    test("6.6: ends every tail, the waiting ones too", async () => {
      const journal = await openForTest(open);
      await journal.append([notes("run/a", 1)]);
      const waiting = journal.tail({ since: 1 })[Symbol.asyncIterator]().next();
      const behind = journal.tail({ since: 0 })[Symbol.asyncIterator]();
      await journal.close();
      expect(await waiting).toMatchObject({ done: true });
      expect(await behind.next()).toMatchObject({ done: true });
    });

    test("6.6: is what `await using` does", async () => {
      const journal = await openForTest(open);
      {
        await using borrowed = journal;
        await borrowed.append([notes("run/a", 1)]);
      }
      await expect(journal.head("run/a")).rejects.toMatchObject({ code: "journal.closed" });
    });
  });
}
