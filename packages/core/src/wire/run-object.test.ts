import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { agent, approval, code, map, planOf } from "../fixtures/make-steps.ts";
import type { StoredRunEvent } from "../run/events.ts";
import { reduceAll } from "../run/reduce.ts";
import { draws } from "../run/simulation/draws.ts";
import { driveRandomly } from "../run/simulation/drive-randomly.ts";
import { done, failing } from "../run/simulation/performer.ts";
import { createRandom } from "../run/simulation/random.ts";
import { randomPlan } from "../run/simulation/random-plan.ts";
import { SimulatedRun } from "../run/simulation/simulated-run.ts";
import { createRunState } from "../run/state.ts";
import { addToAttemptLog, createAttemptLog } from "../views/attempt-log.ts";
import { requestProjection, requestRowSchema } from "../views/request-row.ts";
import { runRowSchema } from "../views/rows/run-columns.ts";
import { runProjection } from "../views/run-row.ts";
import { projectRows } from "../views/testing/project-rows.ts";
import { runListItem, runListItemSchema } from "./run-list-item.ts";
import { runObject, runObjectSchema } from "./run-object.ts";

type Journaled = Pick<SimulatedRun, "journal" | "state">;

function objectOf(run: Journaled, driven = true) {
  const attempts = createAttemptLog();
  for (const event of run.journal) addToAttemptLog(attempts, event);
  const rows = projectRows(requestProjection, "run/sim", [run.journal]).at(-1);
  const requests = [...(rows?.values() ?? [])].map((row) => requestRowSchema.parse(row));
  return runObject(run.state, attempts, { driven, requests });
}

function itemOf(journal: readonly StoredRunEvent[], driven = true) {
  const row = projectRows(runProjection, "run/sim", [journal]).at(-1)?.get("sim");
  return runListItem(runRowSchema.parse(row), { driven });
}

const FINDING = {
  id: "S1",
  severity: "high",
  claim: "It leaks.",
  why: "Memory.",
  trust: "codebase",
  citations: [
    { path: "a.ts", lines: [3, 4], quote: "x", status: "moved" },
    { path: "b.ts", lines: [1, 1], quote: "y" },
  ],
} as const;

describe("a run on the wire", () => {
  test("is what other tools rely on", () => {
    const run = new SimulatedRun(
      planOf([agent("a", { label: "Look" }), code("report", { after: ["a"] })], {
        report: "report",
      }),
    );
    run.finish("a#1.1", done("x", { usage: { inputTokens: 5, outputTokens: 2, costUsd: 0.5 } }));
    run.finish("report#1.1", done({ markdown: "# Well", findings: [FINDING], receipt: { n: 1 } }));
    const object = objectOf(run);
    const time = "1970-01-01T00:00:01.000Z";
    expect(object).toMatchObject({
      id: "sim",
      flow: "test",
      status: "completed",
      project: run.state.created?.project,
      created_at: time,
      started_at: time,
      updated_at: time,
      ended_at: time,
      paused: null,
      report: "# Well",
      report_source: "report",
      receipt: { n: 1 },
      requests: [],
      tokens: { input: 5, output: 2, unknown: 0 },
      usage: [
        {
          agent: "sim",
          tokens: {
            input: 5,
            output: 2,
            cached: null,
            cache_write: null,
            reasoning: null,
            unknown: 0,
          },
          cost: 0.5,
          cost_unknown: 0,
        },
      ],
      cost: 0.5,
      cost_unknown: 0,
      error: null,
    });
    expect(object.findings).toEqual([
      {
        ...FINDING,
        citations: [
          { path: "a.ts", lines: [3, 4], quote: "x", status: "moved" },
          { path: "b.ts", lines: [1, 1], quote: "y", status: null },
        ],
      },
    ]);
    expect(object.steps).toMatchObject([
      {
        id: "a",
        label: "Look",
        kind: "agent",
        persona: "author",
        status: "completed",
        reason: null,
        generation: 1,
        wave: 1,
        tokens: 7,
        started_at: time,
        ended_at: time,
        attempts: [{ id: "a#1.1", role: "author", status: "completed", tokens: 7, error: null }],
      },
      { id: "report", label: null, kind: "code", persona: null, wave: 2, tokens: 0 },
    ]);
  });

  test("never shows unknown as zero", () => {
    const run = new SimulatedRun(planOf([agent("a"), agent("b", { after: ["a"] })]));
    run.finish("a#1.1", done("x"));
    expect(objectOf(run)).toMatchObject({
      tokens: { input: null, output: null, unknown: 1 },
      cost: null,
      cost_unknown: 1,
      steps: [
        { id: "a", tokens: null, attempts: [{ tokens: null }] },
        { id: "b", tokens: null, attempts: [{ tokens: null, status: "running", ended_at: null }] },
      ],
    });
  });

  test("has its requests, its pause, and steps that have not begun", () => {
    const run = new SimulatedRun(planOf([approval("ok"), agent("b", { after: ["ok"] })]));
    run.post([{ type: "run.paused", data: { by: "ann", reason: "lunch" } }]);
    const object = objectOf(run);
    expect(object).toMatchObject({
      status: "paused",
      paused: { by: "ann", reason: "lunch", at: "1970-01-01T00:00:01.000Z" },
      report: null,
      report_source: null,
      receipt: null,
      ended_at: null,
    });
    expect(object.requests).toMatchObject([
      { id: "sim-q1", run: "sim", step: "ok", status: "open", closed_at: null },
    ]);
    expect(object.requests[0]?.options).toHaveLength(2);
    expect(object.steps[1]).toMatchObject({
      status: "pending",
      tokens: 0,
      started_at: null,
      attempts: [],
    });
  });

  test("that nobody drives is interrupted", () => {
    const run = new SimulatedRun(planOf([agent("a")]));
    expect(objectOf(run, false).status).toBe("interrupted");
    expect(itemOf(run.journal, false).status).toBe("interrupted");
  });

  test("that failed says why, with an account in place of a report", () => {
    const run = new SimulatedRun(
      planOf([agent("a"), code("report", { after: ["a"] })], { report: "report" }),
    );
    run.finish("a#1.1", failing("agent", "it died"));
    const object = objectOf(run);
    expect(object).toMatchObject({ status: "failed", error: "it died", report_source: "account" });
    expect(object.report).toContain("it died");
    expect(object.steps[0]).toMatchObject({
      status: "failed",
      reason: "it died",
      attempts: [{ status: "failed", class: "agent", error: "it died" }],
    });
  });

  test("shows a step of a later generation from its new beginning, with all its attempts", () => {
    const run = new SimulatedRun(
      planOf([agent("a"), agent("judge", { after: ["a"], sendBackTo: ["a"] })]),
    );
    run.finish("a#1.1", done("x"));
    run.now = 5_000;
    run.finish("judge#1.1", done("no", { sendBack: { to: "a", reason: "thin" } }));
    const [a, judge] = objectOf(run).steps;
    expect(a).toMatchObject({
      generation: 2,
      started_at: "1970-01-01T00:00:05.000Z",
      ended_at: null,
    });
    expect(a?.attempts.map(({ id }) => id)).toEqual(["a#1.1", "a#2.1"]);
    expect(judge).toMatchObject({ status: "pending", generation: 2, started_at: null });
  });

  test("has the children of containers in their container's wave", () => {
    const run = new SimulatedRun(planOf([agent("list"), map("box", "list", { key: "key" })]));
    run.finish("list#1.1", done([{ key: "x" }]));
    expect(objectOf(run).steps.map(({ id, wave, kind }) => [id, wave, kind])).toEqual([
      ["list", 1, "agent"],
      ["box", 2, "map"],
      ["box/x", 2, "agent"],
    ]);
  });

  test("of which nothing is known has no more than its id", () => {
    const object = runObject(createRunState("r"), createAttemptLog(), {
      driven: true,
      requests: [],
    });
    expect(runObjectSchema.parse(object)).toEqual(object);
    expect(object).toMatchObject({
      id: "r",
      flow: null,
      project: null,
      updated_at: null,
      steps: [],
    });
  });

  test("fits its schema and agrees with its row in the list, for any run at any time", () => {
    assert(
      property(integer({ min: 0, max: 2 ** 31 }), integer({ min: 0 }), (seed, cut) => {
        const random = createRandom(seed);
        const whole = driveRandomly(randomPlan(random, 1 + random.below(12)), random, 1);
        const journal = whole.journal.slice(0, 1 + (cut % whole.journal.length));
        const run = { journal, state: reduceAll(createRunState("sim"), journal) };
        const object = objectOf(run);
        expect(runObjectSchema.parse(object)).toEqual(object);
        const item = itemOf(run.journal);
        expect(runListItemSchema.parse(item)).toEqual(item);
        const { steps, open_requests: open, report_step: _, ...shared } = item;
        expect(object).toMatchObject(shared);
        expect(steps.total).toBe(object.steps.length);
        const count = (status: string): number =>
          object.steps.filter((step) => step.status === status).length;
        expect([steps.completed, steps.failed, steps.skipped]).toEqual(
          ["completed", "failed", "skipped"].map(count),
        );
        expect(open).toBe(run.state.requests.size);
      }),
      draws(60),
    );
  });
});
