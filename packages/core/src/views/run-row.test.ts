import { assert, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import fork from "../fixtures/golden/0.1/fork.jsonl?raw";
import outer from "../fixtures/golden/0.1/outer.jsonl?raw";
import { agent, approval, code, planOf } from "../fixtures/make-steps.ts";
import type { StoredRunEvent } from "../run/events.ts";
import { reduceAll } from "../run/reduce.ts";
import { draws } from "../run/simulation/draws.ts";
import { driveRandomly } from "../run/simulation/drive-randomly.ts";
import { done } from "../run/simulation/performer.ts";
import { createRandom } from "../run/simulation/random.ts";
import { randomPlan } from "../run/simulation/random-plan.ts";
import { SimulatedRun } from "../run/simulation/simulated-run.ts";
import { createRunState, type RunState } from "../run/state.ts";
import { runStatus } from "../run/status.ts";
import { forgetFolds } from "./rows/fold-memo.ts";
import { type RunRow, runRowSchema } from "./rows/run-columns.ts";
import { runProjection } from "./run-row.ts";
import { projectRows } from "./testing/project-rows.ts";

type Appends = readonly (readonly StoredRunEvent[])[];

function rowsAfter(appends: Appends, before?: () => void): RunRow[] {
  return projectRows(runProjection, "run/sim", appends, before).map((rows) =>
    runRowSchema.parse(rows.get("sim")),
  );
}

const eachAlone = (events: readonly StoredRunEvent[]): Appends => events.map((event) => [event]);

/** What a row must say, from the fold of the whole journal. */
function expected(state: RunState) {
  const count = (status: string): number =>
    [...state.steps.values()].filter((step) => step.status === status).length;
  return {
    status: runStatus(state),
    ended_at: state.ended?.at ?? null,
    steps_total: state.steps.size,
    steps_done: count("completed"),
    steps_failed: count("failed"),
    steps_skipped: count("skipped"),
    open_requests: state.requests.size,
    running: state.active.size,
    tokens_in: state.spent.inputTokens,
    tokens_out: state.spent.outputTokens,
    unknown_tokens: state.spent.unknownTokens,
    unknown_cost: state.spent.unknownCost,
    error: state.ended?.error ?? null,
    report_step: state.ended?.report ?? state.plan?.report ?? null,
  };
}

const worlds = record({
  seed: integer({ min: 0, max: 2 ** 31 }),
  size: integer({ min: 1, max: 12 }),
});

interface World {
  readonly seed: number;
  readonly size: number;
}

function journalOf({ seed, size }: World): readonly StoredRunEvent[] {
  const random = createRandom(seed);
  return driveRandomly(randomPlan(random, size), random, 1).journal;
}

describe("the row of a run", () => {
  test("says after every event what the fold of the whole journal says, decoded anew each time", () => {
    assert(
      property(worlds, (world) => {
        const journal = journalOf(world);
        const state = createRunState("sim");
        for (const [index, row] of rowsAfter(eachAlone(journal), forgetFolds).entries()) {
          reduceAll(state, journal.slice(index, index + 1));
          expect(row, `after ${index + 1} ${journal[index]?.type}`).toMatchObject(expected(state));
        }
      }),
      draws(150),
    );
  });

  test("does not depend on how events are grouped, nor on what is remembered", () => {
    assert(
      property(worlds, (world) => {
        const journal = journalOf(world);
        const random = createRandom(world.seed);
        const groups: StoredRunEvent[][] = [[]];
        for (const event of journal) {
          groups.at(-1)?.push(event);
          if (random.chance(0.4)) groups.push([]);
        }
        const forget = (): void => (random.chance(0.3) ? forgetFolds() : undefined);
        const grouped = rowsAfter(
          groups.filter(({ length }) => length > 0),
          forget,
        );
        expect(grouped.at(-1)).toEqual(rowsAfter(eachAlone(journal)).at(-1));
      }),
      draws(150),
    );
  });

  test("keeps who asked for the run, on what and how", () => {
    const row = rowsAfter([
      [
        {
          seq: 1,
          at: 7,
          type: "run.created",
          data: {
            flow: "code-review",
            title: "A review",
            project: { id: "p", path: "/p" },
            input: {},
            band: "large",
            agent: "qwen",
            model: "m",
            by: "ann",
          },
        },
      ],
      [{ seq: 2, at: 8, type: "note", data: { text: "x" } }],
    ]).at(-1);
    expect(row).toMatchObject({
      id: "sim",
      status: "queued",
      created_at: 7,
      updated_at: 8,
      flow: "code-review",
      title: "A review",
      project_id: "p",
      project_path: "/p",
      band: "large",
      agent: "qwen",
      model: "m",
      created_by: "ann",
    });
  });

  test("counts with a plan whose steps stand before those that they wait for", () => {
    const plan = planOf([agent("last", { after: ["first"] }), agent("first"), approval("ok")]);
    const run = new SimulatedRun(plan);
    run.finish("first#1.1", done("x"));
    const rows = rowsAfter(eachAlone(run.journal), forgetFolds);
    const settled = run.journal.findIndex(({ type }) => type === "step.completed");
    expect(rows[settled]).toMatchObject({ status: "running", running: 0, open_requests: 1 });
  });

  test("remembers a pause, and knows whether all agents call no model", () => {
    const run = new SimulatedRun(planOf([code("a"), approval("ok")]));
    const session = { session: "s", agent: "scout", level: "confined", loadable: false } as const;
    const at = { step: "a", attempt: "a#1.1" };
    run.post([{ type: "session.opened", ...at, data: { ...session, modelFree: true } }]);
    run.post([{ type: "run.paused", data: { by: "budget", reason: "used up" } }]);
    const paused = rowsAfter(eachAlone(run.journal), forgetFolds).at(-1);
    expect(paused).toMatchObject({
      status: "paused",
      paused_by: "budget",
      paused_reason: "used up",
      paused_at: 1_000,
      model_free: 1,
    });
    run.post([{ type: "run.resumed", data: { by: "ann" } }]);
    run.post([{ type: "session.resumed", ...at, data: { ...session, agent: "qwen" } }]);
    const resumed = rowsAfter(eachAlone(run.journal), forgetFolds).at(-1);
    expect(resumed).toMatchObject({ status: "running", paused_by: null, model_free: 0 });
  });

  test("of an ended run holds no memory and changes no more", () => {
    const run = new SimulatedRun(planOf([code("a")], { report: "a" }));
    run.finish("a#1.1", done("x"));
    const late = {
      seq: run.journal.length + 1,
      at: 5_000,
      type: "note",
      data: { text: "x" },
    } as const;
    const [last, after] = rowsAfter([...eachAlone(run.journal), [late]]).slice(-2);
    expect(last).toMatchObject({ status: "completed", live: null, graph: null, report_step: "a" });
    expect(after).toEqual(last);
  });

  test("stays as it is but for its time when an event is unknown", () => {
    const run = new SimulatedRun(planOf([agent("a")]));
    const unknown = { seq: 99, at: 9_999, type: "moon.rose", data: {} };
    const [rows] = projectRows(runProjection, "run/sim", [run.journal]);
    const [change] = runProjection.project("run/sim", [unknown], (key) => rows?.get(key));
    expect(change?.row).toEqual({ ...rows?.get("sim"), updated_at: 9_999 });
  });

  test("is right again when events were refused and others come in their place", () => {
    const run = new SimulatedRun(planOf([agent("a"), agent("b", { after: ["a"] })]));
    const { length } = run.journal;
    const [rows] = projectRows(runProjection, "run/sim", [run.journal]);
    const at = { seq: length + 1, at: 2_000 };
    const lost = {
      type: "attempt.lost",
      step: "a",
      attempt: "a#1.1",
      data: { reason: "x" },
    } as const;
    runProjection.project("run/sim", [{ ...at, ...lost }], (key) => rows?.get(key));
    const noted = { ...at, type: "note", data: { text: "x" } } as const;
    const [change] = runProjection.project("run/sim", [noted], (key) => rows?.get(key));
    expect(change?.row).toMatchObject({ status: "running", running: 1, ended_at: null });
  });

  test("is right again after an event that could not be folded", () => {
    const run = new SimulatedRun(planOf([agent("a")]));
    const [rows] = projectRows(runProjection, "run/sim", [run.journal]);
    const { length } = run.journal;
    const lost = { type: "attempt.lost", step: "a", attempt: "a#1.1", data: { reason: "x" } };
    const spoilt = { seq: length + 2, at: 2_000, type: "cancel.requested", data: undefined };
    const both = [{ seq: length + 1, at: 2_000, ...lost }, spoilt];
    expect(() => runProjection.project("run/sim", both, (key) => rows?.get(key))).toThrow("by");
    const noted = { seq: length + 1, at: 2_000, type: "note", data: { text: "x" } };
    const [change] = runProjection.project("run/sim", [noted], (key) => rows?.get(key));
    expect(change?.row).toMatchObject({ status: "running", running: 1 });
  });

  test("is right for more runs at once than are remembered", () => {
    const run = new SimulatedRun(planOf([agent("a"), agent("b", { after: ["a"] })]));
    run.finish("a#1.1", done("x"));
    const runs = Array.from({ length: 300 }, (_, index) => `run/many${index}`);
    const rows = new Map(
      runs.map((name) => [name, runProjection.project(name, run.journal, () => undefined)]),
    );
    for (const name of runs) {
      const before = rows.get(name)?.[0]?.row ?? undefined;
      const next = {
        seq: 99,
        at: 2_000,
        type: "attempt.lost",
        step: "b",
        attempt: "b#1.1",
        data: { reason: "x" },
      } as const;
      const [change] = runProjection.project(name, [next], () => before);
      expect(change?.row).toMatchObject({ steps_done: 1, running: 0, unknown_tokens: 2 });
    }
  });

  test("refuses a row that is not one of ours", () => {
    const project = (): unknown =>
      runProjection.project("run/sim", [], () => ({ id: "sim", ended_at: null, status: "asleep" }));
    expect(project).toThrow("status");
  });

  test.each([
    ["a fork", fork, { forked_from: "sim", parent_run: null }],
    ["a run with a sub-run", outer, { forked_from: null, unknown_tokens: 1 }],
  ])("of %s says so, and counts what the fold does, decoded anew each time", (_, text, says) => {
    const journal = text
      .trimEnd()
      .split("\n")
      .map((line): StoredRunEvent => JSON.parse(line));
    const rows = rowsAfter(eachAlone(journal), forgetFolds);
    for (const [place, row] of rows.entries())
      expect(row).toMatchObject(
        expected(reduceAll(createRunState("sim"), journal.slice(0, place + 1))),
      );
    expect(rows.at(-1)).toMatchObject(says);
  });
});
