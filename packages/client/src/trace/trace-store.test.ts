import { type LogLine, logLine, type TraceColumns, WheelhouseError } from "@wheelhouse/core";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Client } from "../call/create-client.ts";
import { draws } from "../testing/draws.ts";
import { createTraceStore } from "./create-trace-store.ts";
import type { TraceStore } from "./trace-store.ts";

const lineOf = (seq: number): LogLine =>
  logLine({
    seq,
    at: seq * 10,
    type: `t${seq % 7}`,
    step: seq % 5 === 0 ? undefined : `s${seq % 11}`,
    attempt: seq % 3 === 0 ? undefined : `s${seq % 11}#1`,
    data: { text: `row ${seq}` },
  });

function columnsOf(seqs: readonly number[]): TraceColumns {
  const lines = seqs.map(lineOf);
  return {
    topic: "run:r",
    run: "r",
    seq: [...seqs],
    at: seqs.map((seq) => seq * 10),
    type: lines.map(({ type }) => type),
    step: lines.map(({ step }) => step),
    attempt: lines.map(({ attempt }) => attempt),
    data: seqs.map((seq) => ({ text: `row ${seq}` })),
  };
}

/** A server with a run of so many rows; it fails so often first. */
function serverOf(head: number, failures = 0) {
  const asked: [number, number][] = [];
  let left = failures;
  const call: Client["call"] = async (route, { query } = {}) => {
    const { from, to } = query as { readonly from: string; readonly to: string };
    asked.push([Number(from), Number(to)]);
    if (left-- > 0) throw new WheelhouseError("host.gone", "The server does not answer.");
    const last = Math.min(Number(to), head, Number(from) + 4_999);
    const events = range(Number(from), last).map(lineOf);
    return route.reply.parse({ events, head, truncated: false, total: null });
  };
  return { client: { call }, asked };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

function open(head: number, failures?: number) {
  const server = serverOf(head, failures);
  const store = createTraceStore({ client: server.client, run: "r" });
  onTestFinished(() => store.close());
  return { store, asked: server.asked };
}

/** Resolves when it is so, which is looked at after each change. */
async function until(store: TraceStore, isSo: () => boolean): Promise<void> {
  if (isSo()) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const leave = store.subscribe(() => {
    if (isSo()) resolve();
  });
  await promise;
  leave();
}

const seqsOf = (store: TraceStore) =>
  range(1, store.head).filter((seq) => store.row(seq)?.isLoaded === true);

const batches = fc.array(
  fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 9 }),
  {
    minLength: 1,
    maxLength: 12,
  },
);

describe("a trace store", () => {
  test("law: rows in any order, twice or not at all end up as the run has them", async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (given) => {
        const { store } = open(40);
        for (const seqs of given) store.append(columnsOf(seqs));
        const head = Math.max(...given.flat());
        expect(store.head).toBe(head);
        await until(store, () => seqsOf(store).length === head);
        for (const seq of range(1, head)) {
          const { at, ...line } = lineOf(seq);
          expect(store.row(seq)).toEqual({ ...line, at: Date.parse(at), isLoaded: true });
          expect(store.columns.at[seq - 1]).toBe(seq * 10);
        }
        store.close();
      }),
      draws(100),
    );
  });

  test("says nothing of rows that it has", () => {
    const { store } = open(3);
    store.append(columnsOf([1, 2, 3]));
    const { version } = store;
    store.append(columnsOf([2, 3]));
    store.grow(2);
    expect(store.version).toBe(version);
    expect(store.row(4)).toBeUndefined();
    expect(store.row(0)).toBeUndefined();
  });

  test("does not fetch what a snapshot stands for before somebody looks", async () => {
    const { store, asked } = open(3_000);
    store.grow(3_000);
    store.append(columnsOf([3_001, 3_002]));
    expect([store.head, asked]).toEqual([3_002, []]);
    expect(store.ensure(1_001, 1_600)).toBe(false);
    await until(store, () => store.ensure(1_001, 1_600));
    // Whole chunks, in one request.
    expect(asked).toEqual([[1_001, 2_000]]);
    expect(store.row(1_500)?.data).toEqual({ text: "row 1500" });
    expect(store.row(900)).toBeUndefined();
  });

  test("3.6: fetches no more at a time than an answer holds", async () => {
    const { store, asked } = open(12_000);
    store.grow(12_000);
    store.ensure(1, 12_000);
    await until(store, () => store.ensure(1, 12_000));
    expect(asked).toEqual([
      [1, 5_000],
      [5_001, 10_000],
      [10_001, 12_000],
    ]);
  });

  test("tries again by itself after a failure, and says why it has nothing meanwhile", async () => {
    const { store, asked } = open(10, 1);
    store.append(columnsOf([10]));
    await until(store, () => store.error !== null);
    expect(store.error?.code).toBe("host.gone");
    await until(store, () => seqsOf(store).length === 10);
    expect([store.error, asked]).toEqual([
      null,
      [
        [1, 9],
        [1, 9],
      ],
    ]);
  });

  test("heals a gap only as far back as data is kept", async () => {
    const { store, asked } = open(100_000);
    store.append(columnsOf([100_000]));
    await until(store, () => seqsOf(store).length === 20_000);
    expect(asked.map(([from]) => from)).toEqual([95_000, 90_000, 85_000, 80_001]);
    expect(store.row(80_000)).toBeUndefined();
  });

  test("keeps a million rows in 30 MB, and of what they say the newest 20,000 and what was looked at", async () => {
    const { store } = open(1_000_000);
    for (let from = 1; from <= 1_000_000; from += 500)
      store.append(columnsOf(range(from, from + 499)));
    const { at, type, step, attempt } = store.columns;
    const bytes = [at, type, step, attempt].reduce((sum, column) => sum + column.byteLength, 0);
    expect(bytes).toBeLessThan(30e6);
    expect(store.row(1_000)).toMatchObject({ type: "t6", isLoaded: false, data: undefined });
    expect(store.ensure(1, 500)).toBe(false);
    await until(store, () => store.ensure(1, 500));
    store.append(columnsOf(range(1_000_001, 1_000_500)));
    const kept = seqsOf(store);
    expect(kept).toHaveLength(30_000);
    expect(kept.slice(0, 500)).toEqual(range(1, 500));
    expect(kept.slice(-20_000)).toEqual(range(980_501, 1_000_500));
  });

  test("fetches what is looked at again when all was cleared, though nobody looks anew", async () => {
    const { store, asked } = open(3);
    store.grow(3);
    store.ensure(1, 3);
    store.clear();
    store.grow(3);
    await until(store, () => store.row(3) !== undefined);
    expect(store.loaded).toBe(3);
    expect(asked).toEqual([
      [1, 3],
      [1, 3],
    ]);
  });

  test("5.6: begins anew with another journal", async () => {
    const { store } = open(5);
    store.append(columnsOf([5]));
    store.clear();
    expect([store.head, store.row(5)]).toEqual([0, undefined]);
    store.append(columnsOf([1, 2]));
    expect(seqsOf(store)).toEqual([1, 2]);
  });
});
