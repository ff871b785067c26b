import type { Json } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { isAppendRefusal } from "../append/refusal.ts";
import type { StreamAppend } from "../journal.ts";
import { openForTest, type OpenForm } from "./open-form.ts";
import { dataOf, FRAGILE, note, notes } from "./samples.ts";

/** Chapter 5: what an append writes and when it is refused. */
export function appendSuite(open: OpenForm): void {
  describe("append", () => {
    test("5.1: writes several streams at once and tells where", async () => {
      const journal = await openForTest(open);
      await journal.append([notes("run/a", 2)]);
      const receipt = await journal.append([notes("run/a", 1), notes("issue/b", 3)]);
      expect(receipt).toEqual({
        streams: [
          { stream: "run/a", firstSeq: 3, lastSeq: 3 },
          { stream: "issue/b", firstSeq: 1, lastSeq: 3 },
        ],
        gseq: 6,
        repeated: false,
      });
      expect(await journal.head("run/a")).toBe(3);
      expect(await journal.head("issue/b")).toBe(3);
    });

    test("5.1: writes nothing of any stream when one of them is refused", async () => {
      const journal = await openForTest(open);
      await journal.append([notes("run/b", 1)]);
      const refused = journal.append([
        { ...notes("run/a", 2), fence: 9 },
        { ...notes("run/b", 1), expectedSeq: 0 },
      ]);
      await expect(refused).rejects.toMatchObject({ code: "journal.conflict" });
      expect(await journal.head("run/a")).toBe(0);
      expect(await journal.streams("")).toEqual(["run/b"]);
      const { gseq } = await journal.append([{ ...notes("run/a", 1), fence: 1, expectedSeq: 0 }]);
      expect(gseq).toBe(2);
    });

    test("5.1: takes two classes for one stream in one append, in order", async () => {
      const journal = await openForTest(open);
      const { streams } = await journal.append([
        { stream: "run/a", expectedSeq: 0, events: [note("first")] },
        { stream: "run/a", expectedSeq: 1, class: "agent", events: [note("said")] },
        { stream: "run/a", expectedSeq: 2, events: [note("last")] },
      ]);
      expect(streams.map(({ firstSeq }) => firstSeq)).toEqual([1, 2, 3]);
      expect(dataOf(await journal.read("run/a"))).toEqual(["first", "said", "last"]);
      expect(dataOf(await journal.read("run/a", { class: "run" }))).toEqual(["first", "last"]);
    });

    test("5.7: refuses an expected seq that is not the stream's last", async () => {
      const journal = await openForTest(open);
      const behind = journal.append([{ ...notes("run/a", 1), expectedSeq: 1 }]);
      await expect(behind).rejects.toMatchObject({ code: "journal.conflict" });
      await journal.append([{ ...notes("run/a", 2), expectedSeq: 0 }]);
      const stale = journal.append([{ ...notes("run/a", 1), expectedSeq: 1 }]);
      await expect(stale).rejects.toMatchObject({ code: "journal.conflict" });
      expect(await journal.head("run/a")).toBe(2);
    });

    test("5.4: checks the key, then the fence, then the seq, then the projections", async () => {
      const journal = await openForTest(open, { projections: [FRAGILE] });
      await journal.append([{ ...notes("run/a", 1), fence: 2 }], { idempotencyKey: "k" });
      const wrong = { stream: "run/a", fence: 1, expectedSeq: 9, events: [note(1, "poison")] };
      const codeOf = (part: StreamAppend, key?: string) =>
        journal.append([part], { idempotencyKey: key }).then(
          ({ repeated }) => `repeated ${repeated}`,
          (error: unknown) => (isAppendRefusal(error) ? error.code : error),
        );
      expect(await codeOf(wrong, "k")).toBe("repeated true");
      expect(await codeOf(wrong)).toBe("journal.fenced");
      expect(await codeOf({ ...wrong, fence: 2 })).toBe("journal.conflict");
      expect(await codeOf({ ...wrong, fence: 2, expectedSeq: 1 })).toBe("journal.invalid");
    });

    test("5.6: refuses a fence lower than the stream's highest", async () => {
      const journal = await openForTest(open);
      await journal.append([{ ...notes("run/a", 1), fence: 2 }]);
      const late = journal.append([{ ...notes("run/a", 1), fence: 1 }]);
      await expect(late).rejects.toMatchObject({ code: "journal.fenced" });
      await journal.append([{ ...notes("run/a", 1), fence: 2 }]);
      await journal.append([{ ...notes("run/a", 1), fence: 5 }]);
      const older = journal.append([{ ...notes("run/a", 1), fence: 4 }]);
      await expect(older).rejects.toMatchObject({ code: "journal.fenced" });
      await journal.append([notes("run/a", 1)]);
      expect(await journal.head("run/a")).toBe(4);
    });

    test("5.6: gives fences that rise over the whole journal", async () => {
      const journal = await openForTest(open);
      const together = await Promise.all([1, 2, 3].map(() => journal.nextFence()));
      expect(together).toEqual([1, 2, 3]);
      expect(await journal.nextFence()).toBe(4);
    });

    test("5.5: repeats the receipt of a used idempotency key and writes nothing", async () => {
      const journal = await openForTest(open);
      const first = await journal.append([notes("run/a", 2)], { idempotencyKey: "k" });
      const again = await journal.append([notes("run/other", 9)], { idempotencyKey: "k" });
      expect(again).toEqual({ ...first, repeated: true });
      expect(await journal.streams("")).toEqual(["run/a"]);
    });

    test("5.5: sees a key that is used twice in one commit", async () => {
      const journal = await openForTest(open);
      const twins = await Promise.all([
        journal.append([notes("run/a", 1)], { idempotencyKey: "k" }),
        journal.append([notes("run/a", 1)], { idempotencyKey: "k" }),
      ]);
      expect(twins.map(({ repeated }) => repeated)).toEqual([false, true]);
      expect(await journal.head("run/a")).toBe(1);
    });

    test("5.5: keeps the key of a refused append free", async () => {
      const journal = await openForTest(open);
      const options = { idempotencyKey: "k" };
      const refused = journal.append([{ ...notes("run/a", 1), expectedSeq: 7 }], options);
      await expect(refused).rejects.toMatchObject({ code: "journal.conflict" });
      const accepted = await journal.append([{ ...notes("run/a", 1), expectedSeq: 0 }], options);
      expect(accepted.repeated).toBe(false);
    });

    test("5.10: refuses what is no append", async () => {
      const journal = await openForTest(open);
      const circle: Record<string, Json> = {};
      circle["self"] = circle;
      const invalid = [
        [],
        [{ stream: "run/a", events: [] }],
        [{ stream: "", events: [note(1)] }],
        [{ stream: "run/a\u0000b", events: [note(1)] }],
        [{ stream: "run/a", events: [note(1, "")] }],
        [{ stream: "run/a", events: [note(1), note(circle)] }],
        [{ stream: "run/a", events: [note(Object(1n))] }],
      ];
      for (const appends of invalid)
        await expect(journal.append(appends)).rejects.toMatchObject({ code: "journal.invalid" });
      expect(await journal.streams("")).toEqual([]);
    });
  });
}
