import { openMemoryJournal } from "@wheelhouse/journal";
import { RUN_PROJECTIONS, runStatus } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { loadRun } from "./recover/load-run.ts";
import { createWorld, START } from "./simulation/create-world.ts";
import { done, type Play } from "./simulation/in-process-agents.ts";
import { eventsOf, until, untilType } from "./simulation/until.ts";

const agent = {
  kind: "agent",
  access: "read",
  persona: { id: "p", text: "You are p." },
  prompt: "Do it.",
} as const;
const says =
  (text: string): Play =>
  () =>
    Promise.resolve(done(text));
const never: Play = () => new Promise(() => undefined);

describe("engine", () => {
  test("a run of two waves ends with its report", async () => {
    const world = createWorld({
      journal: await openMemoryJournal({ projections: RUN_PROJECTIONS }),
      plan: {
        version: 1,
        flow: "test",
        report: "b",
        steps: [
          { ...agent, id: "a" },
          { kind: "code", id: "b", after: ["a"], run: "echo@1", input: { markdown: "# Done" } },
        ],
      },
      play: says("hello"),
    });
    const engine = await world.boot();
    const { run } = await engine.start(START);
    expect(await engine.stopped(run)).toBe("ended");
    const state = await loadRun(world.journal, run);
    expect(runStatus(state)).toBe("completed");
    expect(state.steps.get("b")?.output).toEqual({ markdown: "# Done" });
    expect(world.discarded).toEqual([run]);
  });

  test("L1: what an attempt was started for is durable before its agent is opened", async () => {
    const journal = await openMemoryJournal({ projections: RUN_PROJECTIONS });
    const seen: string[][] = [];
    const world = createWorld({
      journal,
      plan: { version: 1, flow: "test", steps: [{ ...agent, id: "a" }] },
      play: async ({ run }) => {
        seen.push((await eventsOf(journal, run)).map((event) => event.type));
        return done("x");
      },
    });
    const engine = await world.boot();
    await engine.stopped((await engine.start(START)).run);
    expect(seen[0]).toContain("attempt.started");
    expect(seen[0]).toContain("session.opened");
  });

  test("one idempotency key starts one run", async () => {
    const world = createWorld({
      journal: await openMemoryJournal({ projections: RUN_PROJECTIONS }),
      plan: { version: 1, flow: "test", steps: [{ ...agent, id: "a" }] },
      play: says("x"),
    });
    const engine = await world.boot();
    const first = await engine.start(START, { idempotencyKey: "k" });
    const second = await engine.start(START, { idempotencyKey: "k" });
    expect(second).toEqual({ run: first.run, repeated: true });
    expect(await world.journal.streams("run/")).toHaveLength(1);
    await engine.close();
  });

  test("L8: a cancelled run ends its attempts and is neither retried nor failed", async () => {
    const world = createWorld({
      journal: await openMemoryJournal({ projections: RUN_PROJECTIONS }),
      plan: {
        version: 1,
        flow: "test",
        steps: [{ ...agent, id: "a", onFailure: [{ retry: { count: 3 } }] }],
      },
      play: never,
    });
    const engine = await world.boot();
    const { run } = await engine.start(START);
    await untilType(world.journal, run, "session.opened");
    await engine.cancel(run, "tester", "enough");
    expect(await engine.stopped(run)).not.toBe("interrupted");
    await untilType(world.journal, run, "run.cancelled");
    const types = (await eventsOf(world.journal, run)).map((event) => event.type);
    expect(types.filter((type) => type === "attempt.started")).toHaveLength(1);
    expect(types).not.toContain("attempt.failed");
    expect(world.agents.alive.size).toBe(0);
    await expect(engine.cancel(run, "tester")).rejects.toMatchObject({ code: "run.ended" });
  });

  test("L6: a request is answered once, and the second answer names who was first", async () => {
    const world = createWorld({
      journal: await openMemoryJournal({ projections: RUN_PROJECTIONS }),
      plan: {
        version: 1,
        flow: "test",
        steps: [
          {
            kind: "request",
            id: "ok",
            ask: "approval",
            text: "Go?",
            options: [{ id: "yes", label: "Yes", effect: "continue" }],
          },
          { kind: "code", id: "b", after: ["ok"], run: "echo@1" },
        ],
      },
      play: never,
    });
    const engine = await world.boot();
    const { run } = await engine.start(START);
    await untilType(world.journal, run, "request.opened");
    const request = `${run}-q1`;
    await expect(engine.answer({ request, by: "ann", text: "sure" })).rejects.toMatchObject({
      code: "request.option",
    });
    await expect(engine.answer({ request, by: "ann", option: "yess" })).rejects.toMatchObject({
      code: "request.option",
    });
    await engine.answer({ request, by: "ann", option: "yes" });
    await expect(engine.answer({ request, by: "bob", option: "yes" })).rejects.toMatchObject({
      code: "request.answered",
      message: expect.stringContaining("ann"),
    });
    await untilType(world.journal, run, "run.completed");
    const answered = (await eventsOf(world.journal, run)).filter(
      (event) => event.type === "request.answered",
    );
    expect(answered).toHaveLength(1);
  });

  test("an answer reaches a run that nobody drives, and starts nothing", async () => {
    const world = createWorld({
      journal: await openMemoryJournal({ projections: RUN_PROJECTIONS }),
      plan: {
        version: 1,
        flow: "test",
        steps: [
          {
            kind: "request",
            id: "ok",
            ask: "approval",
            text: "Go?",
            options: [{ id: "yes", label: "Yes", effect: "continue" }],
          },
          { ...agent, id: "b", after: ["ok"] },
        ],
      },
      play: says("x"),
    });
    const first = await world.boot();
    const { run } = await first.start(START);
    await untilType(world.journal, run, "request.opened");
    await first.close();
    const second = await world.boot();
    await second.answer({ request: `${run}-q1`, by: "ann", option: "yes" });
    expect((await loadRun(world.journal, run)).steps.get("ok")?.status).toBe("completed");
    expect(world.agents.prompts).toHaveLength(0);
    expect(await second.drive(run)).toBe(true);
    await untilType(world.journal, run, "run.completed");
  });

  test("an interrupted run is recovered: what was finished stays, what was under way goes on in its session", async () => {
    const hold = Promise.withResolvers<void>();
    const world = createWorld({
      journal: await openMemoryJournal({ projections: RUN_PROJECTIONS }),
      plan: {
        version: 1,
        flow: "test",
        steps: [
          { ...agent, id: "a" },
          { ...agent, id: "b", after: ["a"] },
        ],
      },
      play: async ({ step, resume }) => {
        if (step === "b" && resume === undefined) await hold.promise;
        return done(step);
      },
    });
    const first = await world.boot();
    const { run } = await first.start(START);
    await until(
      world.journal,
      run,
      (event) => event.type === "session.opened" && event.step === "b",
    );
    await first.close();
    const second = await world.boot();
    expect(await second.recover()).toEqual([run]);
    await untilType(world.journal, run, "run.completed");
    expect(world.agents.prompts.filter(({ marker }) => marker.includes("/a#"))).toHaveLength(1);
    expect(world.agents.prompts.at(-1)?.resume).toBe("session-of-b");
  });

  test("a paused run starts nothing until it is resumed", async () => {
    const gate = Promise.withResolvers<void>();
    const world = createWorld({
      journal: await openMemoryJournal({ projections: RUN_PROJECTIONS }),
      plan: {
        version: 1,
        flow: "test",
        steps: [
          { ...agent, id: "a" },
          { ...agent, id: "b", after: ["a"] },
        ],
      },
      play: async ({ step }) => {
        if (step === "a") await gate.promise;
        return done(step);
      },
    });
    const engine = await world.boot();
    const { run } = await engine.start(START);
    await untilType(world.journal, run, "session.opened");
    await engine.pause(run, "ann");
    gate.resolve();
    await untilType(world.journal, run, "step.completed");
    expect(runStatus(await loadRun(world.journal, run))).toBe("paused");
    await engine.resume(run, "ann");
    await untilType(world.journal, run, "run.completed");
    expect(world.agents.prompts).toHaveLength(2);
  });

  test("L7: a write in a read step fails the attempt and is shown", async () => {
    const world = createWorld({
      journal: await openMemoryJournal({ projections: RUN_PROJECTIONS }),
      plan: { version: 1, flow: "test", steps: [{ ...agent, id: "a" }] },
      play: says("x"),
    });
    world.changes = ["src/a.ts"];
    const engine = await world.boot();
    const { run } = await engine.start(START);
    await engine.stopped(run);
    const failed = (await eventsOf(world.journal, run)).find(
      (event) => event.type === "attempt.failed",
    );
    expect(failed?.data).toMatchObject({
      class: "wrote",
      error: expect.stringContaining("src/a.ts"),
    });
    expect(runStatus(await loadRun(world.journal, run))).toBe("failed");
  });
});
