import { array, assert, constantFrom, integer, property, record, uniqueArray } from "fast-check";
import { describe, expect, test } from "vitest";
import type { StoredRunEvent } from "../../run/events.ts";
import { runSpans, runSpansSchema, spanLogOf } from "../../wire/run-spans.ts";
import { addToSpanLog, createSpanLog } from "../spans.ts";
import type { SpanLog } from "./span-log.ts";

type Data = Extract<StoredRunEvent, { type: "span.recorded" }>["data"];

const OPENING = [
  { type: "session.spawned", step: "s", data: { session: "s", match: "named", title: "Session" } },
  {
    type: "attempt.started",
    step: "s",
    attempt: "s#1.1",
    data: { role: "author", generation: 1, ordinal: 1 },
  },
];

/** A recorded span of the session. */
function span(id: string, from: number, to: number, more: Partial<Data> = {}): object {
  const data = { span: id, name: id, kind: "tool", from, to, ok: true, ...more };
  return { type: "span.recorded", step: "s", attempt: "s#1.1", data };
}

function fold(events: readonly object[], log: SpanLog = createSpanLog()): SpanLog {
  for (const [index, event] of events.entries()) {
    const placed = { at: 1, ...event, seq: log.seq + 1 } as StoredRunEvent;
    expect(placed.seq).toBeGreaterThan(index);
    addToSpanLog(log, placed);
  }
  return log;
}

/** The tree of the spans, whatever their places: each with what is in it, in the order of time and name. */
function tree({ spans }: SpanLog): unknown {
  const inside = (parent: number): unknown[] =>
    spans
      .flatMap((each, place) => (each.parent === parent ? [{ ...each, place }] : []))
      .toSorted((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
      .map(({ id, kind, status, start, end, place }) => ({
        is: `${kind} ${id} ${status} ${start}-${end ?? ""}`,
        holds: inside(place),
      }));
  return inside(-1);
}

const turn = span("t", 2, 90, { kind: "agent", turn: true });
const END = { type: "attempt.completed", step: "s", attempt: "s#1.1", at: 90, data: {} };

describe("recorded spans", () => {
  test("are in the span that they name, over those that only link, whenever it comes", () => {
    const events = [
      span("tool", 30, 40, { parent: "link" }),
      span("alone", 50, 60, { parent: "nobody" }),
      span("link", 20, 45, { parent: "model", link: true, kind: "other" }),
      span("model", 10, 48, { parent: "t", kind: "model", ok: false }),
    ];
    expect(tree(fold([...OPENING, ...events, turn, END]))).toEqual([
      {
        is: "step s completed 1-90",
        holds: [
          {
            is: "attempt s#1.1 completed 2-90",
            holds: [
              {
                is: "model model failed 10-48",
                holds: [{ is: "tool tool completed 30-40", holds: [] }],
              },
            ],
          },
          { is: "tool alone completed 50-60", holds: [] },
        ],
      },
    ]);
  });

  test("of one call of a tool, told by a log record and by a span, are one", () => {
    const told = span("call-c1", 29, 41, { call: "c1" });
    const real = span("tool", 30, 40, { parent: "t", call: "c1" });
    for (const events of [
      [told, real, turn],
      [real, told, turn],
    ]) {
      const { spans } = fold([...OPENING, ...events, END]);
      const tools = spans.filter(({ kind }) => kind === "tool");
      expect(tools).toMatchObject([{ id: "tool", start: 30, end: 40 }]);
    }
  });

  test("that name each other in a circle are in their session", () => {
    const events = [span("a", 1, 2, { parent: "b" }), span("b", 1, 2, { parent: "a" })];
    const { spans } = fold([...OPENING, ...events]);
    expect(spans.filter(({ kind }) => kind === "tool").map(({ parent }) => parent)).toEqual([0, 0]);
  });

  test("give the same tree in any order, repeated, with parents that never come and circles", () => {
    const ids = ["a", "b", "c", "d", "e", "f", "g", "t", "nobody"];
    const made = uniqueArray(
      record({
        id: constantFrom(...ids.slice(0, 7)),
        parent: constantFrom(...ids),
        from: integer({ min: 3, max: 40 }),
        kind: constantFrom("tool" as const, "model" as const, "other" as const),
        link: constantFrom(true, undefined),
        call: constantFrom("c1", "c2", undefined),
      }),
      { selector: ({ id }) => id, maxLength: 7 },
    );
    assert(
      property(made, array(integer({ min: 0, max: 6 })), integer(), (spans, again, seed) => {
        // A call is told by at most one span of a tool, as in life, and maybe by a log record.
        const calls = new Set<string>();
        const events = spans.map(({ id, from, call, ...more }) => {
          const isNew = call !== undefined && !calls.has(call) && more.link === undefined;
          if (isNew && more.kind === "tool") calls.add(call);
          const own = isNew && more.kind === "tool" ? { call } : {};
          const link = more.link === true ? { link: true } : {};
          return span(id, from, from + 5, {
            parent: more.parent,
            kind: more.kind,
            ...own,
            ...link,
          });
        });
        const logs = [...calls].map((call) => span(`call-${call}`, 4, 5, { call }));
        const all = [...events, ...logs, turn];
        const repeated = again.flatMap((index) => events[index] ?? []);
        const expected = tree(fold([...OPENING, ...all, END]));
        const order = shuffled([...all, ...repeated], seed);
        expect(tree(fold([...OPENING, ...order, END]))).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test("are gone on with from the wire", () => {
    const events = [
      ...OPENING,
      span("tool", 30, 40, { parent: "link" }),
      span("call-c9", 31, 39, { call: "c9" }),
      span("link", 20, 45, { parent: "model", link: true, kind: "other" }),
      span("model", 10, 48, { parent: "t", kind: "model" }),
      span("real", 31, 39, { parent: "model", call: "c9" }),
      turn,
      END,
    ];
    const whole = fold(events);
    assert(
      property(integer({ min: 0, max: events.length }), (cut) => {
        const wire = runSpansSchema.parse(runSpans("r", fold(events.slice(0, cut))));
        expect(runSpans("r", fold(events.slice(cut), spanLogOf(wire)))).toEqual(
          runSpans("r", whole),
        );
      }),
    );
  });
});

function shuffled<T>(all: readonly T[], seed: number): T[] {
  let state = seed >>> 0;
  const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0);
  return all
    .map((each) => ({ each, at: next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ each }) => each);
}
