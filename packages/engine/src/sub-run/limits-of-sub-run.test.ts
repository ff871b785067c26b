import { openMemoryJournal } from "@wheelhouse/journal";
import { type PlanInput, RUN_PROJECTIONS, type StepInput, subRunId } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { loadRun } from "../recover/load-run.ts";
import { createWorld, START, type World } from "../simulation/create-world.ts";
import { done, type Play } from "../simulation/in-process-agents.ts";
import { untilType } from "../simulation/until.ts";

const agent = {
  kind: "agent",
  access: "read",
  persona: { id: "p", text: "You are p." },
  prompt: "Do it.",
} as const;
const plan = (flow: string, steps: StepInput[], rest: Partial<PlanInput> = {}): PlanInput => ({
  version: 1,
  flow,
  steps,
  ...rest,
});
const INNER = plan("inner", [{ ...agent, id: "look" }], { report: "look" });
const sub = (rest: Partial<Extract<StepInput, { kind: "run" }>> = {}): StepInput => ({
  kind: "run",
  id: "sub",
  flow: "inner",
  ...rest,
});
const answer: Play = () => Promise.resolve(done("seen"));
const never: Play = () => new Promise(() => undefined);

async function world(
  outer: PlanInput,
  play: Play = answer,
  flows: Record<string, PlanInput> = { inner: INNER },
): Promise<World> {
  const journal = await openMemoryJournal({ projections: RUN_PROJECTIONS });
  return createWorld({ journal, plan: outer, flows, play, writes: true });
}

describe("the budget of a sub-run", () => {
  test("is what is reserved for its step, of what is left of the run", async () => {
    const outer = plan("test", [sub(), sub({ id: "other" }), { ...agent, id: "beside" }], {
      limits: { tokens: 300, costUsd: 4 },
    });
    const here = await world(outer, never);
    const { run } = await (await here.boot()).start(START);
    const id = subRunId(run, "sub#1.1");
    await untilType(here.journal, id, "session.opened");
    const inner = await loadRun(here.journal, id);
    expect(inner.plan?.limits).toEqual({ tokens: 100, costUsd: 2 });
    expect(inner.steps.get("look")?.attempt?.maxTokens).toBe(100);
    const state = await loadRun(here.journal, run);
    expect(state.steps.get("beside")?.attempt).toMatchObject({
      maxTokens: 100,
      maxCostUsd: undefined,
    });
  });

  test("is never more than its step's, and its flow's own holds as well", async () => {
    const inner = { ...INNER, limits: { tokens: 50, costUsd: 9 } };
    const outer = plan("test", [sub({ limits: { tokens: 80, costUsd: 1 } })]);
    const here = await world(outer, never, { inner });
    const { run } = await (await here.boot()).start(START);
    const id = subRunId(run, "sub#1.1");
    await untilType(here.journal, id, "session.opened");
    expect((await loadRun(here.journal, id)).plan?.limits).toEqual({ tokens: 50, costUsd: 1 });
  });

  test("L10: counts as used whole when something in it does not say what it used", async () => {
    const play: Play = ({ step }) =>
      Promise.resolve(
        step === "look" ? done("seen") : { end: "done", text: "seen", usage: {}, toolCalls: 0 },
      );
    const inner = plan("inner", [
      { ...agent, id: "look" },
      { ...agent, id: "silent" },
    ]);
    const outer = plan("test", [sub()], { limits: { tokens: 100 } });
    const here = await world(outer, play, { inner });
    const { run } = await (await here.boot()).start(START);
    await untilType(here.journal, run, "attempt.completed");
    const { spent } = await loadRun(here.journal, run);
    expect(spent).toMatchObject({
      inputTokens: 1,
      outputTokens: 1,
      unknownTokens: 1,
      unknownCost: 1,
    });
    expect(spent.assumedTokens).toBe(98);
  });

  test("ends an attempt that takes too long, and the sub-run with it", async () => {
    const here = await world(plan("test", [sub({ timeoutMs: 5_000 })]), never);
    const { run } = await (await here.boot()).start(START);
    const id = subRunId(run, "sub#1.1");
    await untilType(here.journal, id, "session.opened");
    expect(here.clock.step()).toBe(true);
    const failed = await untilType(here.journal, run, "attempt.failed");
    expect(failed.data).toMatchObject({ class: "timeout" });
    expect((await loadRun(here.journal, id)).ended?.status).toBe("cancelled");
    expect(here.agents.alive.size).toBe(0);
  });
});

describe("what a run may have inside it", () => {
  test.each([
    [
      "a flow that is not there",
      [sub({ flow: "iner" })],
      'sub: there is no flow "iner"; did you mean inner?',
    ],
    ["itself", [sub({ flow: "test" })], "a flow cannot contain itself"],
    [
      "more than three of them inside each other",
      [sub({ flow: "one" })],
      "runs would be 4 deep (test → one → two → three)",
    ],
    ["a flow that contains it", [sub({ flow: "back" })], "it would run test inside itself"],
    [
      "a flow that writes, where it may only read",
      [sub({ flow: "writer" })],
      "only reading is allowed",
    ],
    ["a flow that cannot be planned", [sub({ flow: "broken" })], "it waits for nobody"],
  ])("is not %s", async (_, steps, problem) => {
    const here = await world(plan("test", steps), answer, {
      inner: INNER,
      one: plan("one", [sub({ flow: "two" })]),
      two: plan("two", [sub({ flow: "three" })]),
      three: plan("three", [{ ...agent, id: "look" }]),
      back: plan("back", [sub({ flow: "test" })]),
      writer: plan("writer", [{ ...agent, id: "write", access: "write" }]),
      broken: plan("broken", [{ ...agent, id: "look", after: ["nobody"] }]),
    });
    const engine = await here.boot();
    await expect(engine.start(START)).rejects.toMatchObject({
      code: "plan.invalid",
      message: expect.stringContaining(problem),
    });
  });

  test("may write where its step says so", async () => {
    const writer = plan("writer", [{ ...agent, id: "write", access: "write" }]);
    const here = await world(plan("test", [sub({ flow: "writer", access: "write" })]), answer, {
      writer,
    });
    const { run } = await (await here.boot()).start(START);
    await untilType(here.journal, run, "run.completed");
    expect((await loadRun(here.journal, subRunId(run, "sub#1.1"))).ended?.status).toBe("completed");
  });

  test("is held against all that when its step begins, if its input was not known before", async () => {
    const late = { after: ["first"], input: { question: "{{ outputs.first }}" } };
    const first: StepInput = { ...agent, id: "first" };
    const outer = plan("test", [first, sub({ ...late, flow: "back" })]);
    const here = await world(outer, answer, {
      back: plan("back", [first, sub({ ...late, flow: "test" })]),
    });
    const { run } = await (await here.boot()).start(START);
    const failed = await untilType(here.journal, run, "attempt.failed");
    expect(failed.data).toMatchObject({
      class: "refused",
      error: expect.stringContaining("it would run test inside itself (test → back → test)"),
    });
    await untilType(here.journal, run, "run.failed");
  });
});
