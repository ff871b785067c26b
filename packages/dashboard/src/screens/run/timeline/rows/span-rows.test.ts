import type { Span, SpanKind } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { createSpanBlocks } from "./span-rows.ts";

/** Spans from lines such as `3 tool of 1`: place, kind and the place of the span around it. */
function spansOf(...lines: string[]): Span[] {
  return lines.map((line, place) => {
    const [, kind, parent] = /^\d+ (\w+)(?: of (\d+))?/.exec(line) ?? [];
    return {
      id: `s${place}`,
      parent: parent === undefined ? -1 : Number(parent),
      kind: kind as SpanKind,
      name: line,
      status: "completed",
      start: place,
      end: place + 1,
      seq: place + 1,
    };
  });
}

/** Two steps that work at the same time, and a container with two more. */
const SPANS = spansOf(
  "0 step",
  "1 attempt of 0",
  "2 step",
  "3 queue of 2",
  "4 attempt of 2",
  "5 tool of 1",
  "6 tool of 4",
  "7 request of 0",
  "8 step",
  "9 step of 8",
  "10 step of 8",
  "11 code of 9",
  "12 tool of 1",
);
const NONE = { closed: new Set<number>() };

function rowsOf(options: Parameters<ReturnType<typeof createSpanBlocks>["rows"]>[0] = NONE) {
  const blocks = createSpanBlocks();
  blocks.take(SPANS);
  const rows = blocks.rows(options);
  return { rows, all: Array.from({ length: rows.count }, (_, row) => rows.spanAt(row)) };
}

describe("the rows of a timeline", () => {
  test("stand step by step, whatever worked at the same time", () => {
    const { rows, all } = rowsOf();
    expect(all).toEqual([0, 1, 5, 7, 12, 2, 4, 6, 8, 9, 11, 10]);
    expect(rows.spanAt(rows.count)).toBe(-1);
    expect(rows.spanAt(-1)).toBe(-1);
    for (const [row, place] of all.entries()) expect(rows.rowOf(place)).toBe(row);
    expect(rows.rowOf(3)).toBe(-1);
  });

  test("say how deep each is, and what a step waited for", () => {
    const { rows } = rowsOf();
    expect([0, 1, 5, 7, 9, 11].map((place) => rows.depthOf(place))).toEqual([0, 1, 2, 1, 1, 2]);
    expect(rows.waitsOf(2)).toEqual([3]);
    expect(rows.waitsOf(0)).toEqual([7]);
    expect(rows.insideOf(8)).toBe(3);
  });

  test("leave out what is in a closed step", () => {
    const { rows, all } = rowsOf({ closed: new Set([0, 8]) });
    expect(all).toEqual([0, 2, 4, 6, 8]);
    expect(rows.rowOf(5)).toBe(-1);
    expect(rows.rowOf(9)).toBe(-1);
    expect(rows.rowOf(6)).toBe(3);
  });

  test("show what is wanted, and the steps that it is in", () => {
    const { rows, all } = rowsOf({ ...NONE, wants: ({ kind }) => kind === "code" });
    expect(all).toEqual([8, 9, 11]);
    expect(rows.rowOf(11)).toBe(2);
    expect(rows.rowOf(5)).toBe(-1);
    expect(rowsOf({ closed: new Set([8]), wants: ({ kind }) => kind === "code" }).all).toEqual([8]);
    expect(rowsOf({ ...NONE, wants: () => false }).all).toEqual([]);
  });

  test("grow without being built again", () => {
    const blocks = createSpanBlocks();
    for (let count = 1; count <= SPANS.length; count++) blocks.take(SPANS.slice(0, count));
    const rows = blocks.rows(NONE);
    expect(Array.from({ length: rows.count }, (_, row) => rows.spanAt(row))).toEqual(rowsOf().all);
  });
});

describe("rows of what another harness recorded", () => {
  const shown = (blocks: ReturnType<typeof createSpanBlocks>): string => {
    const rows = blocks.rows(NONE);
    return Array.from({ length: rows.count }, (_, row) => {
      const place = rows.spanAt(row);
      return `${place}@${rows.depthOf(place)}`;
    }).join(" ");
  };

  test("are in their step, be they told before it or after", () => {
    const blocks = createSpanBlocks();
    blocks.take(spansOf("0 model of 2", "1 tool of 0", "2 step", "3 agent of 2"));
    expect(shown(blocks)).toBe("2@0 0@1 1@2 3@1");
  });

  test("stand in the order in which they began, though they come when they are over", () => {
    const blocks = createSpanBlocks();
    const [step, late, early] = spansOf("0 step", "1 model of 0", "2 tool of 0");
    if (!step || !late || !early) throw new Error("there are three spans");
    blocks.take([step, { ...late, start: 9 }, early]);
    expect(shown(blocks)).toBe("0@0 2@1 1@1");
    expect([1, 2].map((place) => blocks.rows(NONE).rowOf(place))).toEqual([2, 1]);
  });

  test("go where they belong when that is told late", () => {
    const blocks = createSpanBlocks();
    blocks.take(spansOf("0 step", "1 span"));
    expect(shown(blocks)).toBe("0@0 1@0");
    blocks.take(spansOf("0 step", "1 span of 0"));
    expect(shown(blocks)).toBe("0@0 1@1");
  });
});
