import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { agent, approval, code, planOf } from "../fixtures/make-steps.ts";
import type { StoredRunEvent } from "../run/events.ts";
import { draws } from "../run/simulation/draws.ts";
import { driveRandomly } from "../run/simulation/drive-randomly.ts";
import { createRandom } from "../run/simulation/random.ts";
import { randomPlan } from "../run/simulation/random-plan.ts";
import { runSpans, runSpansSchema, spanLogOf } from "../wire/run-spans.ts";
import { addToSpanLog, createSpanLog } from "./spans.ts";
import type { SpanLog } from "./spans/span-log.ts";

/** Events with their places; an event's time is ten times its seq unless it says another one. */
function placed(events: readonly Readonly<Record<string, unknown>>[]): StoredRunEvent[] {
  return events.map(
    (event, index) => ({ at: (index + 1) * 10, ...event, seq: index + 1 }) as StoredRunEvent,
  );
}

function fold(events: readonly StoredRunEvent[], log: SpanLog = createSpanLog()): SpanLog {
  for (const event of events) addToSpanLog(log, event);
  return log;
}

/** Spans as one line each: depth, kind, id, status, start and end. */
function outline({ spans }: SpanLog): string[] {
  const depth = (place: number): number => (place < 0 ? 0 : 1 + depth(spans[place]?.parent ?? -1));
  return spans.map(
    ({ parent, kind, id, status, start, end }) =>
      `${"  ".repeat(depth(parent))}${kind} ${id} ${status} ${start}-${end ?? ""}`,
  );
}

const plan = planOf([agent("a", { label: "Look" }), code("b", { after: ["a"] }), approval("ok")]);
const started = (step: string, ordinal = 1) => ({
  type: "attempt.started",
  step,
  attempt: `${step}#1.${ordinal}`,
  data: { role: "author", generation: 1, ordinal },
});
const of = (step: string, type: string, data: object, ordinal = 1) => ({
  type,
  step,
  attempt: `${step}#1.${ordinal}`,
  data,
});
const tool = (id: string) => of("a", "agent.tool.started", { tool: id, kind: "read", title: id });
const toolIs = (id: string, status: string) => of("a", "agent.tool.updated", { tool: id, status });
const BIRTH = [
  { type: "run.planned", data: { hash: "0", plan } },
  { type: "run.started", data: { host: "h" } },
];

describe("spans", () => {
  test("tell what a step waited for, who did it, and what was called", () => {
    const events = placed([
      ...BIRTH,
      started("a"),
      tool("t1"),
      tool("t2"),
      toolIs("t1", "failed"),
      toolIs("t1", "completed"),
      of("a", "attempt.parked", { reason: "no quota", until: 1 }),
      started("a", 2),
      of("a", "attempt.completed", { output: "x" }, 2),
      { type: "step.completed", step: "a", data: {} },
      started("b"),
      of("b", "attempt.failed", { class: "code", error: "no" }),
    ]);
    expect(outline(fold(events))).toEqual([
      "step a completed 20-110",
      "  queue a completed 20-30",
      "  attempt a#1.1 parked 30-80",
      "    tool t1 failed 40-60",
      "    tool t2 cancelled 50-80",
      "  parked a completed 80-90",
      "  attempt a#1.2 completed 90-100",
      "step b running 110-",
      "  queue b completed 110-120",
      "  code b#1.1 failed 120-130",
    ]);
    expect(fold(events).spans[0]).toMatchObject({ name: "Look", seq: 3, parent: -1 });
  });

  test("show the wait for a person as long as it lasts", () => {
    const ask = { request: "q1", kind: "approval", text: "Sure?", options: [] };
    const events = placed([
      ...BIRTH,
      { type: "request.opened", step: "ok", data: ask },
      {
        type: "request.answered",
        step: "ok",
        data: { request: "q1", effect: "continue", by: "me" },
      },
      { type: "step.completed", step: "ok", data: {} },
    ]);
    const request = "  request q1 open 30-";
    expect(outline(fold(events.slice(0, 3)))).toContain(request);
    expect(outline(fold(events))).toContain("  request q1 answered 30-40");
  });

  test("begin anew when a step is opened again, and end with the run", () => {
    const events = placed([
      ...BIRTH,
      started("a"),
      { type: "step.completed", step: "a", data: {} },
      { type: "step.reopened", step: "a", data: { generation: 2 } },
      { ...started("a"), attempt: "a#2.1" },
      { ...tool("t"), attempt: "a#2.1" },
      { type: "run.cancelled", data: { by: "me" } },
    ]);
    expect(outline(fold(events)).filter((line) => !line.includes("queue"))).toEqual([
      "step a completed 20-40",
      "  attempt a#1.1 completed 30-40",
      "step a cancelled 50-80",
      "  attempt a#2.1 cancelled 60-80",
      "    tool t cancelled 70-80",
    ]);
  });

  test("take a call whose beginning nobody said, a call id that is used again, and no call after the end", () => {
    const events = placed([
      ...BIRTH,
      started("a"),
      toolIs("t", "completed"),
      tool("t"),
      of("a", "attempt.completed", {}),
      tool("late"),
    ]);
    expect(outline(fold(events)).slice(3)).toEqual([
      "    tool t completed 40-40",
      "    tool t completed 50-60",
    ]);
  });

  test("are the same when they go on from columns, wherever a run is cut", () => {
    assert(
      property(integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const random = createRandom(seed);
        const { journal } = driveRandomly(randomPlan(random, 1 + random.below(8)), random, 1);
        const whole = runSpans("r", fold(journal));
        for (let turn = 0; turn < 6; turn++) {
          const cut = random.below(journal.length + 1);
          const object = runSpans("r", fold(journal.slice(0, cut)));
          const wire = runSpansSchema.parse(JSON.parse(JSON.stringify(object)));
          expect(runSpans("r", fold(journal.slice(cut), spanLogOf(wire)))).toEqual(whole);
        }
      }),
      draws(60),
    );
  });

  test("lie in one another and are all over when the run is, for any run", () => {
    assert(
      property(integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const random = createRandom(seed);
        const { journal } = driveRandomly(randomPlan(random, 1 + random.below(8)), random, 1);
        const { spans } = fold(journal);
        for (const [place, { parent, start, end, seq }] of spans.entries()) {
          expect(end).toBeGreaterThanOrEqual(start);
          expect(parent).toBeLessThan(place);
          expect(seq).toBeGreaterThanOrEqual(spans[place - 1]?.seq ?? 0);
          const around = spans[parent];
          if (!around) continue;
          expect(start).toBeGreaterThanOrEqual(around.start);
          expect(end).toBeLessThanOrEqual(around.end ?? -1);
        }
      }),
      draws(60),
    );
  });
});
