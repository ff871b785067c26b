import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { agent, approval, planOf } from "../fixtures/make-steps.ts";
import { reduce } from "../run/reduce.ts";
import { draws } from "../run/simulation/draws.ts";
import { driveRandomly } from "../run/simulation/drive-randomly.ts";
import { done } from "../run/simulation/performer.ts";
import { createRandom } from "../run/simulation/random.ts";
import { randomPlan } from "../run/simulation/random-plan.ts";
import { SimulatedRun } from "../run/simulation/simulated-run.ts";
import { createRunState } from "../run/state.ts";
import {
  optionsOfRow,
  requestProjection,
  type RequestRow,
  requestRowSchema,
} from "./request-row.ts";
import { projectRows } from "./testing/project-rows.ts";

function rowsOf(run: SimulatedRun): RequestRow[] {
  const rows = projectRows(requestProjection, "run/sim", [run.journal]).at(-1);
  return [...(rows?.values() ?? [])].map((row) => requestRowSchema.parse(row));
}

const PLAN = planOf([
  agent("a"),
  approval("ok", { after: ["a"], backTo: ["a"] }),
  approval("late", { expiresMs: 10 }),
]);

function asked(): SimulatedRun {
  const run = new SimulatedRun(PLAN);
  run.finish("a#1.1", done("draft"));
  return run;
}

describe("the row of a request", () => {
  test("says what is asked, of whom nobody has an answer yet", () => {
    const [late, ok] = rowsOf(asked());
    expect(ok).toMatchObject({
      id: "sim-q2",
      run: "sim",
      step: "ok",
      kind: "approval",
      text: "Is ok well?",
      status: "open",
      opened_at: 1_000,
      expires_at: null,
      closed_at: null,
      answered_by: null,
      shared: null,
      permission: null,
    });
    expect(late).toMatchObject({ id: "sim-q1", expires_at: 1_010 });
    expect(ok && optionsOfRow(ok)).toEqual([
      { id: "yes", label: "Yes", effect: "continue" },
      { id: "no", label: "No", effect: "stop" },
      { id: "back.a", label: "Back to a", effect: { sendBack: "a" } },
    ]);
  });

  test("keeps what is shared by those who ask the same, and the call that is to be allowed", () => {
    const run = new SimulatedRun(planOf([agent("a"), agent("b")]));
    const ask = {
      text: "Sign in.",
      options: [{ id: "go-on", label: "Go on", effect: "continue" as const }],
    };
    run.finish("a#1.1", {
      end: "parked",
      reason: "not signed in",
      ask: { ...ask, shared: "sign-in:claude" },
    });
    const permission = { fingerprint: "f", kind: "execute", title: "npm test" };
    run.finish("b#1.1", { end: "parked", reason: "it asks", ask: { ...ask, permission } });
    expect(rowsOf(run)).toMatchObject([
      { kind: "agent", shared: "sign-in:claude", permission: null },
      { kind: "agent", shared: null, permission: "npm test" },
    ]);
  });

  test("keeps the answer, and by whom", () => {
    const run = asked();
    run.answer("sim-q2", "yes", "well done", "bob");
    expect(rowsOf(run)[1]).toMatchObject({
      status: "answered",
      closed_at: 1_000,
      answered_by: "bob",
      option: "yes",
      answer: "well done",
    });
  });

  test("keeps that it expired", () => {
    const run = asked();
    run.elapse();
    expect(rowsOf(run)[0]).toMatchObject({
      status: "expired",
      closed_at: 1_010,
      answered_by: null,
    });
  });

  test("keeps that it was withdrawn when the run was sent back past it, and its successor is open", () => {
    const plan = planOf([
      agent("a"),
      approval("ok", { after: ["a"] }),
      agent("judge", { after: ["a"], sendBackTo: ["a"] }),
    ]);
    const run = new SimulatedRun(plan);
    run.finish("a#1.1", done("draft"));
    run.finish("judge#1.1", done("no", { sendBack: { to: "a", reason: "thin" } }));
    run.finish("a#2.1", done("better"));
    expect(rowsOf(run).map(({ id, status }) => [id, status])).toEqual([
      ["sim-q1", "withdrawn"],
      ["sim-q2", "open"],
    ]);
  });

  test("of an ended run is never open", () => {
    const run = asked();
    run.answer("sim-q2", "no");
    expect(run.state.ended?.status).toBe("cancelled");
    expect(rowsOf(run).map(({ status }) => status)).toEqual(["withdrawn", "answered"]);
  });

  test("changes no more once it is closed, and unknown events change nothing", () => {
    const run = asked();
    run.answer("sim-q2", "yes");
    const before = projectRows(requestProjection, "run/sim", [run.journal]).at(-1);
    const again = { type: "request.answered", step: "ok", seq: 90, at: 9 } as const;
    const data = { request: "sim-q2", effect: "stop", by: "eve" } as const;
    const opened = run.journal.filter(({ type }) => type === "request.opened");
    const late = [{ ...again, data }, ...opened, { type: "moon.rose", seq: 91, at: 9, data: {} }];
    expect(requestProjection.project("run/sim", late, (key) => before?.get(key))).toEqual([]);
  });

  test("is open exactly while the run waits for it, whenever nothing is under way in between", () => {
    assert(
      property(integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const random = createRandom(seed);
        const { journal } = driveRandomly(randomPlan(random, 1 + random.below(12)), random, 1);
        const state = createRunState("sim");
        const appends = journal.map((event) => [event]);
        for (const [index, rows] of projectRows(requestProjection, "run/sim", appends).entries()) {
          const event = journal[index];
          if (event) reduce(state, event);
          if (state.reopening) continue;
          const open = [...rows.values()].filter((row) => row["status"] === "open");
          expect(
            open.map((row) => row["id"]),
            `after ${event?.seq} ${event?.type}`,
          ).toEqual([...state.requests.keys()]);
        }
      }),
      draws(150),
    );
  });
});
