import { type PlanInput, RUN_PROJECTIONS, type StepInput } from "@wheelhouse/core";
import { openMemoryJournal } from "@wheelhouse/journal";
import { describe, expect, test } from "vitest";
import type { Committed } from "../ports.ts";
import { createWorld, START } from "../simulation/create-world.ts";
import { done } from "../simulation/in-process-agents.ts";
import { eventsOf, until, untilType } from "../simulation/until.ts";

const WORK: Extract<StepInput, { kind: "agent" }> = {
  id: "work",
  kind: "agent",
  access: "write",
  persona: { id: "p", text: "You are p." },
  prompt: "Do it.",
};
const PLAN: PlanInput = { version: 1, flow: "test", steps: [WORK] };
const work: Committed["work"] = {
  commit: "c1",
  parent: "c0",
  tree: "t1",
  files: 1,
  added: 2,
  removed: 0,
};

/** A run whose host was killed while its agent was at work. `mayDie`: whether that agent can be ended. */
async function leftAtWork(mayDie: () => boolean) {
  let hosts = 0;
  const world = createWorld({
    journal: await openMemoryJournal({ projections: RUN_PROJECTIONS }),
    plan: PLAN,
    writes: true,
    committedBy: (attempt) => (attempt === "work#1.1" ? work : undefined),
    play: () => (hosts === 1 ? new Promise(() => undefined) : Promise.resolve(done("Done."))),
  });
  world.agents.reap = () => Promise.resolve(mayDie() ? "dead" : "unknown");
  hosts++;
  const { run } = await (await world.boot()).start(START);
  await untilType(world.journal, run, "agent.prompt");
  hosts++;
  const engine = await world.boot();
  return { world, run, engine };
}

describe("a run whose host was killed while an agent was at work", () => {
  test("is paused while that agent cannot be ended, and goes on by the word of who ended it", async () => {
    let mayDie = false;
    const { world, run, engine } = await leftAtWork(() => mayDie);
    await engine.drive(run);
    await untilType(world.journal, run, "run.paused");
    await engine.resume(run, "ann");
    await until(world.journal, run, ({ type, seq }) => type === "run.paused" && seq > 7);
    mayDie = true;
    await engine.resume(run, "ann");
    expect(await engine.stopped(run)).toBe("ended");
    const types = (await eventsOf(world.journal, run)).map(({ type }) => type);
    expect(types.filter((type) => type === "attempt.lost")).toHaveLength(1);
    expect(types.at(-1)).toBe("run.completed");
  });

  test("can be stopped once that agent has been ended", async () => {
    let mayDie = false;
    const { world, run, engine } = await leftAtWork(() => mayDie);
    await engine.drive(run);
    await untilType(world.journal, run, "run.paused");
    mayDie = true;
    await engine.cancel(run, "ann");
    await engine.stopped(run);
    expect((await eventsOf(world.journal, run)).at(-1)?.type).toBe("run.cancelled");
  });

  test("tells what that agent had committed before its host could tell it", async () => {
    const { world, run, engine } = await leftAtWork(() => true);
    await engine.drive(run);
    expect(await engine.stopped(run)).toBe("ended");
    const told = (await eventsOf(world.journal, run)).filter(
      ({ type }) => type === "work.committed" || type === "attempt.lost",
    );
    expect(told).toMatchObject([
      { type: "work.committed", attempt: "work#1.1", data: work },
      { type: "attempt.lost", attempt: "work#1.1" },
    ]);
  });
});

describe("an agent that cannot be ended after its turn", () => {
  test("is not started a second time by itself: a person is asked", async () => {
    const retried: StepInput = {
      ...WORK,
      onFailure: [{ retry: { count: 2 } }, "repair", "ask"],
    };
    const world = createWorld({
      journal: await openMemoryJournal({ projections: RUN_PROJECTIONS }),
      plan: { ...PLAN, steps: [retried] },
      writes: true,
      play: () => Promise.resolve(done("Done.")),
    });
    const open = world.agents.open.bind(world.agents);
    world.agents.open = async (...parts) => ({
      ...(await open(...parts)),
      close: () => Promise.reject(new Error("it is in a system call")),
    });
    const { run } = await (await world.boot()).start(START);
    const asked = await untilType(world.journal, run, "request.opened");
    expect(asked.data).toMatchObject({
      kind: "ladder",
      failure: { class: "refused", error: expect.stringContaining("it is in a system call") },
    });
    expect(world.agents.prompts).toHaveLength(1);
  });
});
