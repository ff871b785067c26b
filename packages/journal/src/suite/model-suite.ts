import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { StreamAppend } from "../journal.ts";
import { openForTest, type OpenForm } from "./open-form.ts";
import { dataOf, note, SUMS, takeEvents } from "./samples.ts";

const STREAMS = ["run/a", "run/b", "issue/1"];

/** An append as a random test chooses it; `off` is how wrong the expected seq is. */
interface Choice {
  readonly parts: readonly { stream: string; count: number; off: number; fence: number }[];
  readonly key: string | undefined;
  readonly flush: "now" | "soon";
  /** Whether the writer waits for the answer before it goes on. */
  readonly wait: boolean;
}

const choices = fc.array(
  fc.record({
    parts: fc.array(
      fc.record({
        stream: fc.constantFrom(...STREAMS),
        count: fc.integer({ min: 1, max: 3 }),
        off: fc.constantFrom(0, 0, 0, 0, 1),
        fence: fc.integer({ min: 3, max: 5 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    key: fc.constantFrom(undefined, undefined, "k1", "k2"),
    flush: fc.constantFrom("now" as const, "soon" as const),
    wait: fc.boolean(),
  }),
  { maxLength: 25 },
);

/** What chapter 5 says, written as simply as possible: one append after the other, on plain lists. */
class Model {
  readonly streams = new Map<string, { data: number[]; fence: number }>();
  readonly #keys = new Set<string>();
  #next = 1;

  /** The append that a writer would send who knows the model, and whether it is accepted. */
  apply({ parts, key }: Choice): { appends: StreamAppend[]; accepted: boolean } {
    if (key !== undefined && this.#keys.has(key))
      return { appends: [{ stream: "run/a", events: [note(0)] }], accepted: true };
    const staged = new Map<string, { data: number[]; fence: number }>();
    let accepted = true;
    const appends = parts.map(({ stream, count, off, fence }) => {
      const before = staged.get(stream) ?? this.streams.get(stream) ?? { data: [], fence: 0 };
      const added = Array.from({ length: count }, (_, index) => this.#next + index);
      this.#next += count;
      if (off !== 0 || fence < before.fence) accepted = false;
      staged.set(stream, { data: [...before.data, ...added], fence });
      const expectedSeq = before.data.length + off;
      return { stream, expectedSeq, fence, events: added.map((data) => note(data)) };
    });
    if (accepted) {
      for (const [stream, state] of staged) this.streams.set(stream, state);
      if (key !== undefined) this.#keys.add(key);
    }
    return { appends, accepted };
  }
}

/** Random appends, many at once, against the model: the same are refused and the same is stored. */
export function modelSuite(open: OpenForm): void {
  describe("any sequence of appends", () => {
    test("5.3: ends as if each had been alone", async () => {
      const seed = Number(process.env["SEED"] ?? 20);
      const numRuns = Number(process.env["RUNS"] ?? 40);
      const law = fc.asyncProperty(choices, async (sequence) => {
        const journal = await openForTest(open, { projections: [SUMS], soonMs: 1 });
        const model = new Model();
        const outcomes: Promise<boolean>[] = [];
        const expected: boolean[] = [];
        for (const choice of sequence) {
          const { appends, accepted } = model.apply(choice);
          const { key: idempotencyKey, flush } = choice;
          const outcome = journal.append(appends, { idempotencyKey, flush }).then(
            () => true,
            () => false,
          );
          outcomes.push(outcome);
          expected.push(accepted);
          if (choice.wait) await outcome;
        }
        expect(await Promise.all(outcomes)).toEqual(expected);
        for (const stream of STREAMS)
          expect(dataOf(await journal.read(stream))).toEqual(model.streams.get(stream)?.data ?? []);
        const total = [...model.streams.values()].reduce((sum, { data }) => sum + data.length, 0);
        const tail = journal.tail({ since: 0 })[Symbol.asyncIterator]();
        const all = dataOf(await takeEvents(tail, total));
        expect(all.toSorted((a, b) => Number(a) - Number(b))).toEqual(all);
        const rows = await journal.rows("sums");
        await journal.rebuild();
        expect(await journal.rows("sums")).toEqual(rows);
        await journal.close();
      });
      await fc.assert(law, { seed, numRuns });
      expect(numRuns).toBeGreaterThan(0);
    });
  });
}
