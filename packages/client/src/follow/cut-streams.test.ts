import { logLine, type LogLine } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import type { Client } from "../call/create-client.ts";
import { followRun } from "./follow-run.ts";

const ROWS: readonly LogLine[] = Array.from({ length: 20 }, (_, index) =>
  logLine({ seq: index + 1, at: index, type: "note", data: { text: `row ${index}\n\n` } }),
);

function bytesAfter(seq: number, rows = ROWS): Uint8Array {
  const frames = rows
    .filter((row) => row.seq > seq)
    .map((row) => `id: ${row.seq}\nevent: trace\ndata: ${JSON.stringify(row)}\n\n`);
  const live = `event: live\ndata: ${JSON.stringify({ as_of: rows.length })}\n\n`;
  return new TextEncoder().encode(`retry: 1000\n\n${frames.join("")}:\n\n${live}`);
}

/** Follows a run over connections that each give only some bytes, until all rows are there. */
async function follow(open: Client["open"], onReset?: () => void): Promise<number[]> {
  const seqs: number[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const follower = followRun({
    client: { open },
    run: "r",
    backOff: () => 0,
    silenceMs: 200,
    onEvent: ({ seq }) => void seqs.push(seq),
    onReset: () => {
      seqs.length = 0;
      onReset?.();
    },
    onState: ({ kind }) => {
      if (kind === "live") resolve();
    },
  });
  await promise;
  follower.close();
  return seqs;
}

function streamOf(...chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

const ALL = ROWS.map(({ seq }) => seq);

describe("a follower over streams that break", () => {
  test("5.1: cut after every number of bytes, it gives every row once and in order", async () => {
    for (let cut = 1; cut < bytesAfter(0).length; cut += 13) {
      let size = cut;
      const seqs = await follow(async (_, { lastEventId = 0 }) => {
        const bytes = bytesAfter(lastEventId);
        const part = streamOf(bytes.slice(0, size));
        size += 40;
        return part;
      });
      expect(seqs).toEqual(ALL);
    }
  });

  test("5.1: rows that come twice are given once, and one that is missing is asked for again", async () => {
    const asked: (number | undefined)[] = [];
    const seqs = await follow(async (_, { lastEventId }) => {
      asked.push(lastEventId);
      const isFirst = asked.length === 1;
      // First with a hole after the third row; then from the start, whatever was asked for.
      return streamOf(bytesAfter(0, isFirst ? ROWS.filter(({ seq }) => seq !== 4) : ROWS));
    });
    expect(seqs).toEqual(ALL);
    expect(asked).toEqual([0, 3]);
  });

  test("5.1: a connection that is silent is given up", async () => {
    let tries = 0;
    const seqs = await follow(async (_, { lastEventId = 0 }) => {
      tries++;
      return tries === 1 ? new ReadableStream() : streamOf(bytesAfter(lastEventId));
    });
    expect([tries, seqs]).toEqual([2, ALL]);
  });

  test("5.6: after a reset it gives all of the run anew", async () => {
    let resets = 0;
    const reset = new TextEncoder().encode('event: reset\ndata: {"as_of":0}\n\n');
    let tries = 0;
    const seqs = await follow(
      async () => {
        tries++;
        if (tries === 1) return streamOf(bytesAfter(0, ROWS.slice(0, 7)).slice(0, -60));
        return streamOf(reset, bytesAfter(0));
      },
      () => void resets++,
    );
    expect([resets, seqs]).toEqual([1, ALL]);
  });
});
