import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { agent } from "../fixtures/make-steps.ts";
import { reduceAll } from "../run/reduce.ts";
import type { RunEvent } from "../run/events.ts";
import { draws } from "../run/simulation/draws.ts";
import { driveRandomly } from "../run/simulation/drive-randomly.ts";
import { createRandom } from "../run/simulation/random.ts";
import { randomPlan } from "../run/simulation/random-plan.ts";
import { createRunState } from "../run/state.ts";
import { stepSchema } from "../plan/step.ts";
import { addToTimeline, createTimeline } from "./timeline.ts";
import type { TimelineEntry } from "./timeline/entries.ts";
import type { Timeline } from "./timeline/timeline-state.ts";
import { stored } from "./testing/stored.ts";

function timelineOf(events: readonly RunEvent[]): Timeline {
  const timeline = createTimeline();
  for (const event of stored(events)) addToTimeline(timeline, event);
  return timeline;
}

const onlyEntry = (...events: RunEvent[]): TimelineEntry | undefined =>
  timelineOf(events).entries[0];

const started = (ordinal = 1): RunEvent => ({
  type: "attempt.started",
  step: "a",
  attempt: `a#1.${ordinal}`,
  data: { role: "author", generation: 1, ordinal },
});
const at = { step: "a", attempt: "a#1.1" } as const;

describe("a timeline", () => {
  test("has an entry for everything that happens to the run, in words", () => {
    const project = { id: "p", path: "/p" };
    const steps = [stepSchema.parse(agent("a"))];
    const asked = { flow: "f", title: "t", project, input: {}, by: "ann" };
    const { entries } = timelineOf([
      { type: "run.created", data: { ...asked, band: "small" } },
      { type: "run.created", data: asked },
      { type: "run.planned", data: { hash: "h", plan: { version: 1, flow: "f", steps } } },
      {
        type: "run.planned",
        data: { hash: "h", plan: { version: 1, flow: "f", steps: [...steps, ...steps] } },
      },
      { type: "run.started", data: { host: "box" } },
      { type: "run.paused", data: { by: "ann", reason: "lunch" } },
      { type: "run.resumed", data: { by: "bob" } },
      { type: "budget.exceeded", data: { scope: "tokens", limit: 10, spent: 12 } },
      { type: "cancel.requested", data: { by: "ann" } },
      { type: "cancel.requested", data: { by: "ann", reason: "enough" } },
      { type: "run.completed", data: {} },
      { type: "run.failed", data: { error: "x" } },
      { type: "run.failed", data: { step: "a", error: "x" } },
      { type: "run.cancelled", data: { by: "ann", reason: "enough" } },
    ]);
    expect(entries.map((entry) => entry.kind === "run" && entry.text)).toEqual([
      "ann asked for f (small) on /p",
      "ann asked for f on /p",
      "planned with 1 step",
      "planned with 2 steps",
      "started by box",
      "paused by ann: lunch",
      "resumed by bob",
      "the tokens budget of 10 is used up (12)",
      "ann asked for its end",
      "ann asked for its end: enough",
      "completed",
      "failed: x",
      "failed at a: x",
      "cancelled by ann: enough",
    ]);
    expect(entries[2]).toMatchObject({
      kind: "run",
      type: "run.planned",
      seq: 3,
      at: 3000,
      rev: 3,
    });
  });

  test("keeps the end and the new beginning of steps with their reasons", () => {
    const { entries } = timelineOf([
      { type: "step.completed", step: "a", data: {} },
      { type: "step.failed", step: "b", data: { class: "agent", error: "died", tolerated: true } },
      { type: "step.skipped", step: "c", data: { reason: "b was failed" } },
      { type: "step.reopened", step: "a", data: { generation: 2, reason: "thin" } },
    ]);
    expect(entries).toMatchObject([
      { kind: "step", step: "a", status: "completed", reason: undefined },
      { kind: "step", step: "b", status: "failed", reason: "agent: died" },
      { kind: "step", step: "c", status: "skipped", reason: "b was failed" },
      { kind: "step", step: "a", status: "reopened", reason: "thin", generation: 2 },
    ]);
  });

  test("shows what critics say and where the run was sent back to", () => {
    const { entries } = timelineOf([
      { type: "critic.judged", ...at, data: { verdict: "reject", round: 1, findings: ["thin"] } },
      { type: "step.sentBack", step: "b", data: { to: "a", reason: "no", round: 2, by: "agent" } },
    ]);
    expect(entries).toMatchObject([
      {
        kind: "critic",
        step: "a",
        attempt: "a#1.1",
        verdict: "reject",
        round: 1,
        findings: ["thin"],
      },
      { kind: "sendBack", from: "b", to: "a", reason: "no", round: 2, by: "agent" },
    ]);
  });

  test("shows how the plan grew, could not grow, or was revised", () => {
    const steps = [stepSchema.parse(agent("box/x"))];
    const { entries } = timelineOf([
      { type: "plan.extended", step: "box", data: { steps, omitted: 3 } },
      { type: "plan.extended", step: "box", data: { steps: [], problem: "no list" } },
      { type: "plan.revised", step: "a", data: { keep: [], steps, by: "supervisor", reason: "r" } },
    ]);
    expect(entries).toMatchObject([
      { kind: "growth", step: "box", added: ["box/x"], omitted: 3, revised: undefined },
      { kind: "growth", step: "box", added: [], omitted: 0, problem: "no list" },
      { kind: "growth", step: "a", added: ["box/x"], revised: { by: "supervisor", reason: "r" } },
    ]);
  });

  test("shows a time that a step waits for, and that it has come", () => {
    const set = {
      type: "timer.set",
      step: "a",
      data: { timer: "t", until: 9, why: "limit" },
    } as const;
    const fired = { type: "timer.fired", step: "a", data: { timer: "t" } } as const;
    const { entries } = timelineOf([set, fired, fired]);
    expect(entries).toMatchObject([
      { kind: "timer", timer: "t", step: "a", until: 9, why: "limit", firedAt: 2000, rev: 2 },
      { kind: "other", why: "late", type: "timer.fired" },
    ]);
  });

  test("shows notes", () => {
    expect(onlyEntry({ type: "note", data: { text: "x", step: "a" } })).toMatchObject({
      kind: "note",
      text: "x",
      step: "a",
    });
  });

  test("keeps an event of an unknown type as a row, which changes nothing", () => {
    const timeline = timelineOf([started()]);
    const event = { seq: 2, at: 5, type: "moon.rose", step: "a", data: { full: true } };
    expect(addToTimeline(timeline, event)).toMatchObject({
      kind: "other",
      why: "unknown",
      type: "moon.rose",
      step: "a",
      data: { full: true },
    });
    expect(timeline.entries[0]).toMatchObject({ kind: "attempt", status: "running", rev: 1 });
  });

  test("takes every event once: what was replayed before it is followed is dropped", () => {
    const timeline = timelineOf([started()]);
    const [event] = stored([started()]);
    expect(event && addToTimeline(timeline, event)).toBeUndefined();
    expect(timeline.entries).toHaveLength(1);
  });

  test("has one entry for each attempt and request of any run, as they stand, and loses no event", () => {
    assert(
      property(integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const random = createRandom(seed);
        const { journal } = driveRandomly(randomPlan(random, 1 + random.below(12)), random, 1);
        const timeline = createTimeline();
        const touched = journal.map((event) => addToTimeline(timeline, event));
        for (const [index, entry] of touched.entries())
          expect(entry && timeline.entries.includes(entry), `event ${index + 1}`).toBe(true);
        const state = reduceAll(createRunState("sim"), journal);
        const entries = timeline.entries;
        const attempts = entries.filter((entry) => entry.kind === "attempt");
        expect(attempts).toHaveLength(state.tally.started);
        expect(attempts.filter(({ status }) => status === "lost")).toHaveLength(state.tally.lost);
        expect(attempts.filter(({ status }) => status === "failed")).toHaveLength(
          state.tally.failed,
        );
        const requests = entries.filter((entry) => entry.kind === "request");
        expect(requests).toHaveLength(state.requestCount);
        expect(requests.filter(({ status }) => status === "answered")).toHaveLength(
          state.answers.size,
        );
        expect(requests.some(({ status }) => status === "open")).toBe(false);
        expect(entries.filter((entry) => entry.kind === "other")).toEqual([]);
        for (const entry of entries) expect(entry.rev).toBeGreaterThanOrEqual(entry.seq);
      }),
      draws(60),
    );
  });
});
