import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openForTest, type OpenForm } from "./open-form.ts";
import { dataOf, largeData, note, takeEvents } from "./samples.ts";

/** Chapter 7: large data and bytes. */
export function blobSuite(open: OpenForm): void {
  describe("blobs", () => {
    test("7.4: stores bytes under their hash and gives them back", async () => {
      const journal = await openForTest(open);
      const bytes = new TextEncoder().encode("a diff");
      const lent = bytes.slice();
      const putting = journal.putBlob(lent);
      lent.fill(0);
      const hash = await putting;
      expect(hash).toBe(createHash("sha256").update(bytes).digest("hex"));
      expect(await journal.putBlob(bytes)).toBe(hash);
      expect(new Uint8Array((await journal.getBlob(hash)) ?? [])).toEqual(bytes);
      expect(await journal.getBlob("0".repeat(64))).toBeUndefined();
    });

    test("7.1: stores equal large data once and small data in the row", async () => {
      const journal = await openForTest(open);
      const large = largeData("plan");
      const small = { text: "x".repeat(16_000) };
      for (const stream of ["run/a", "run/b"])
        await journal.append([{ stream, events: [note(small), note(large), note(3)] }]);
      expect(dataOf(await journal.read("run/a"))).toEqual([small, large, 3]);
      const hashes = [small, large].map((data) =>
        createHash("sha256").update(JSON.stringify(data)).digest("hex"),
      );
      const stored = await Promise.all(hashes.map((hash) => journal.getBlob(hash)));
      expect(stored.map((bytes) => bytes !== undefined)).toEqual([false, true]);
    });

    test("7.1: measures bytes, not characters", async () => {
      const journal = await openForTest(open);
      const edges = ["x".repeat(16_382), "x".repeat(16_383), "ä".repeat(8_191), "ä".repeat(8_192)];
      await journal.append([{ stream: "run/a", events: edges.map((text) => note(text)) }]);
      const stored = await Promise.all(
        edges.map((text) =>
          journal.getBlob(createHash("sha256").update(JSON.stringify(text)).digest("hex")),
        ),
      );
      expect(stored.map((bytes) => bytes !== undefined)).toEqual([false, true, false, true]);
      expect(dataOf(await journal.read("run/a"))).toEqual(edges);
    });

    test("7.3: gives large data as one shared and frozen value", async () => {
      const journal = await openForTest(open);
      for (const stream of ["run/a", "run/b"])
        await journal.append([{ stream, events: [note(largeData("plan"))] }]);
      const [first] = dataOf(await journal.read("run/a"));
      const [second] = dataOf(await journal.read("run/b"));
      expect(second).toBe(first);
      expect(Object.isFrozen(first)).toBe(true);
    });

    test("7.2: a tail that is told of an event finds its blob", async () => {
      const journal = await openForTest(open);
      const tail = journal.tail({ since: 0 })[Symbol.asyncIterator]();
      const next = takeEvents(tail, 1);
      await journal.append([{ stream: "run/a", events: [note(largeData("diff"))] }]);
      expect(dataOf(await next)).toEqual([largeData("diff")]);
    });
  });
}
