import { openMemoryJournal } from "@wheelhouse/journal";
import { type PlanInput, RUN_PROJECTIONS } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import type { Engine } from "../engine.ts";
import { loadRun } from "../recover/load-run.ts";
import { createWorld, START, type World } from "../simulation/create-world.ts";
import { done, type Play } from "../simulation/in-process-agents.ts";
import { eventsOf, untilType } from "../simulation/until.ts";

const agent = {
  kind: "agent",
  access: "read",
  persona: { id: "p", text: "You are p." },
  prompt: "Do it.",
} as const;
const PLAN: PlanInput = {
  version: 1,
  flow: "test",
  report: "sum",
  steps: [
    { ...agent, id: "a" },
    { ...agent, id: "b", after: ["a"] },
    { kind: "code", id: "sum", run: "sum@1", after: ["a", "b"] },
  ],
};
/** More than an event holds by itself. */
const LONG = "long ".repeat(8_000);

async function worldOf(play: Play, plan: PlanInput = PLAN): Promise<World> {
  return createWorld({
    journal: await openMemoryJournal({ projections: RUN_PROJECTIONS }),
    plan,
    play,
    functions: [
      {
        name: "sum",
        version: 1,
        run: ({ outputs, facts }) => ({ outputs, taken: [...(facts.taken ?? [])] }),
      },
    ],
  });
}

async function failedRun(): Promise<{ here: World; engine: Engine; run: string }> {
  let broken = true;
  const here = await worldOf(({ step }) => {
    if (step === "a") return Promise.resolve(done(LONG));
    const isBroken = broken;
    broken = false;
    return Promise.resolve(
      isBroken ? { end: "failed", class: "agent", error: "it broke" } : done("better"),
    );
  });
  const engine = await here.boot();
  const { run } = await engine.start(START);
  await untilType(here.journal, run, "run.failed");
  return { here, engine, run };
}

describe("a fork of a run", () => {
  test("that writes is refused: what it has written is in a clone of its own", async () => {
    const steps = [{ ...agent, access: "write" as const, id: "a" }, ...PLAN.steps.slice(1)];
    const here = createWorld({
      journal: await openMemoryJournal({ projections: RUN_PROJECTIONS }),
      plan: { ...PLAN, steps },
      writes: true,
      functions: [{ name: "sum", version: 1, run: () => null }],
      play: () => Promise.resolve({ end: "failed", class: "agent", error: "it broke" }),
    });
    const engine = await here.boot();
    const { run } = await engine.start(START);
    await engine.stopped(run);
    await expect(engine.fork(run, { by: "ann" })).rejects.toMatchObject({
      code: "run.state",
      message: `Run ${run} writes in a clone of its own, where no other run goes on.`,
    });
    expect(await here.journal.rows("runs")).toHaveLength(1);
  });

  test("takes over what had finished, does the rest, and leaves the run as it was", async () => {
    const { here, engine, run } = await failedRun();
    const before = JSON.stringify(await eventsOf(here.journal, run));
    const forked = await engine.fork(run, { by: "ann", model: "m2" });
    expect(forked.repeated).toBe(false);
    await untilType(here.journal, forked.run, "run.completed");
    const state = await loadRun(here.journal, forked.run);
    const original = await loadRun(here.journal, run);
    const made = (await eventsOf(here.journal, run)).find(
      ({ type }) => type === "attempt.completed",
    );
    expect(state.created).toMatchObject({ by: "ann", model: "m2", fork: { run } });
    expect(state.planHash).toBe(original.planHash);
    expect(state.steps.get("a")).toMatchObject({
      output: LONG.trim(),
      taken: { run, seq: made?.seq },
    });
    expect(state.steps.get("sum")?.output).toEqual({
      outputs: { a: LONG.trim(), b: "better" },
      taken: [{ step: "a", run, seq: made?.seq }],
    });
    expect(state.tally.started).toBe(2);
    expect(JSON.stringify(await eventsOf(here.journal, run))).toBe(before);
    const [row] = await here.journal.rows("runs", { where: { id: forked.run } });
    expect(row).toMatchObject({ forked_from: run, status: "completed", steps_done: 3 });
  });

  test("keeps a large output once, by its hash", async () => {
    const { here, engine, run } = await failedRun();
    const { run: fork } = await engine.fork(run, { by: "ann" });
    const taken = await untilType(here.journal, fork, "step.taken");
    const made = (await eventsOf(here.journal, run)).find(
      ({ type }) => type === "attempt.completed",
    );
    // The journal keeps data of this size by its hash, so that equal data is one blob.
    expect(JSON.stringify(taken.data)).toBe(JSON.stringify(made?.data));
  });

  test("is made once for a key", async () => {
    const { engine, run } = await failedRun();
    const first = await engine.fork(run, { by: "ann" }, { idempotencyKey: "k" });
    const again = await engine.fork(run, { by: "ann" }, { idempotencyKey: "k" });
    expect(again).toEqual({ run: first.run, repeated: true });
  });

  test("is told again for its key when the run has gone on, and could not be forked any more", async () => {
    const { promise: held, resolve } = Promise.withResolvers<void>();
    const here = await worldOf(async ({ step }) => {
      if (step === "b") await held;
      return done(`from ${step}`);
    });
    const engine = await here.boot();
    const { run } = await engine.start(START);
    await untilType(here.journal, run, "step.completed");
    const first = await engine.fork(run, { by: "ann" }, { idempotencyKey: "k" });
    resolve();
    await untilType(here.journal, run, "run.completed");
    const again = await engine.fork(run, { by: "ann" }, { idempotencyKey: "k" });
    expect(again).toEqual({ run: first.run, repeated: true });
    const events = await eventsOf(here.journal, run);
    await expect(engine.fork(run, { by: "ann" }, { idempotencyKey: "new" })).rejects.toMatchObject({
      code: "run.state",
    });
    expect(await eventsOf(here.journal, run)).toEqual(events);
  });

  test("of a run that goes on takes what had finished when it was made", async () => {
    const here = await worldOf(({ step }) =>
      step === "a" ? Promise.resolve(done("from a")) : new Promise(() => undefined),
    );
    const engine = await here.boot();
    const { run } = await engine.start(START);
    await untilType(here.journal, run, "step.completed");
    const { run: fork } = await engine.fork(run, { by: "ann" });
    const state = await loadRun(here.journal, fork);
    expect(state.steps.get("a")).toMatchObject({ status: "completed", output: "from a" });
    expect((await loadRun(here.journal, run)).ended).toBeUndefined();
    await engine.cancel(fork, "ann");
    await engine.cancel(run, "ann");
    await engine.close();
  });

  test("of a cancelled or a completed run, and of a fork, does what is to be done anew", async () => {
    const here = await worldOf(({ step }) => Promise.resolve(done(`from ${step}`)));
    const engine = await here.boot();
    const { run } = await engine.start(START);
    await untilType(here.journal, run, "run.completed");
    const second = await engine.fork(run, { by: "ann", from: "b" });
    await untilType(here.journal, second.run, "run.completed");
    const third = await engine.fork(second.run, { by: "ann", from: "sum" });
    await untilType(here.journal, third.run, "run.completed");
    const { created } = await loadRun(here.journal, third.run);
    expect(created?.fork?.taken.map(({ step, run: where }) => [step, where])).toEqual([
      ["a", run],
      ["b", second.run],
    ]);
    expect(here.agents.prompts.map(({ marker }) => marker)).toEqual([
      `${run}/a#1.1`,
      `${run}/b#1.1`,
      `${second.run}/b#1.1`,
    ]);
  });

  test("is refused when there is nothing to do, no such step, run or function, or the files are gone", async () => {
    const here = await worldOf(({ step }) => Promise.resolve(done(`from ${step}`)));
    const engine = await here.boot();
    const { run } = await engine.start(START);
    await untilType(here.journal, run, "run.completed");
    await expect(engine.fork(run, { by: "ann" })).rejects.toMatchObject({
      code: "run.state",
      hint: `Name the step that is to be done anew: wheelhouse fork ${run} --from a`,
    });
    await expect(engine.fork(run, { by: "ann", from: "sun" })).rejects.toMatchObject({
      code: "step.unknown",
      hint: "Did you mean sum?",
    });
    await expect(engine.fork("nobody", { by: "ann" })).rejects.toMatchObject({
      code: "run.unknown",
    });
    here.lost = ["a"];
    await expect(engine.fork(run, { by: "ann", from: "b" })).rejects.toMatchObject({
      code: "run.state",
      message: expect.stringContaining("are gone"),
      hint: `Have them made anew: wheelhouse fork ${run} --from a`,
    });
  });
});
