import { openMemoryJournal } from "@wheelhouse/journal";
import { RUN_PROJECTIONS } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { createWorld, START } from "../simulation/create-world.ts";
import { done, type Play } from "../simulation/in-process-agents.ts";
import { eventsOf, until, untilType } from "../simulation/until.ts";

const agent = {
  kind: "agent",
  access: "read",
  persona: { id: "p", text: "You are p." },
  prompt: "Do it.",
} as const;

/** `look` fails once and its run goes on to `sure`, which asks a person. */
async function askingRun(play: Play) {
  const journal = await openMemoryJournal({ projections: RUN_PROJECTIONS });
  const world = createWorld({
    journal,
    plan: {
      version: 1,
      flow: "test",
      steps: [
        { ...agent, id: "look", onFailure: ["continue"] },
        { ...agent, id: "deeper", after: ["look"] },
        {
          kind: "request",
          id: "sure",
          ask: "approval",
          text: "?",
          after: ["look"],
          join: "settled",
          options: [{ id: "yes", label: "Yes", effect: "continue" }],
        },
      ],
    },
    play,
  });
  const engine = await world.boot();
  const { run } = await engine.start(START);
  await untilType(journal, run, "request.opened");
  return { engine, journal, run, world };
}

const failsOnce = (): Play => {
  let failed = false;
  return ({ step }) => {
    if (step !== "look" || failed) return Promise.resolve(done(step));
    failed = true;
    return Promise.resolve({ end: "failed", class: "agent", error: "the network is down" });
  };
};

describe("a failed step that a person has tried again", () => {
  test("L3: runs in a new generation, with what was skipped because of it, and its run completes", async () => {
    const { engine, journal, run } = await askingRun(failsOnce());
    await engine.retry(run, "deeper", "ann", "the network is back");
    await until(
      journal,
      run,
      (event) => event.type === "request.opened" && event.data.request === `${run}-q2`,
    );
    const events = await eventsOf(journal, run);
    expect(events.find(({ type }) => type === "step.sentBack")).toMatchObject({
      step: "look",
      data: { to: "look", by: "ann", reason: "the network is back" },
    });
    await engine.answer({ request: `${run}-q2`, option: "yes", by: "ann" });
    expect(await engine.stopped(run)).toBe("ended");
    const ended = await eventsOf(journal, run);
    expect(ended.at(-1)?.type).toBe("run.completed");
    const completed = ended.filter(({ type }) => type === "step.completed");
    expect(new Set(completed.map((event) => "step" in event && event.step))).toEqual(
      new Set(["look", "deeper", "sure"]),
    );
  });

  test("L6: takes back the question that was asked without it", async () => {
    const { engine, journal, run } = await askingRun(failsOnce());
    await engine.retry(run, "look", "ann");
    await expect(
      engine.answer({ request: `${run}-q1`, option: "yes", by: "ann" }),
    ).rejects.toMatchObject({ code: "request.unknown" });
    const [back] = (await eventsOf(journal, run)).filter(({ type }) => type === "step.sentBack");
    expect(back).toMatchObject({ data: { reason: "Try again. It failed: the network is down" } });
  });

  test("is refused with the next step for whatever has not failed", async () => {
    const { engine, run } = await askingRun(failsOnce());
    const refusal = (step: string) =>
      engine.retry(run, step, "ann").then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(await refusal("lok")).toMatchObject({
      code: "step.unknown",
      hint: "Did you mean look?",
    });
    expect(await refusal("sure")).toMatchObject({
      code: "run.state",
      message: "sure cannot be tried again: sure is waiting.",
    });
    await engine.cancel(run, "ann");
    await engine.stopped(run);
    expect(await refusal("look")).toMatchObject({
      code: "run.ended",
      hint: `Do it anew in a run that takes over what had finished: wheelhouse fork ${run} --from look`,
    });
  });

  test("is journaled also while nobody drives, and done by who drives next", async () => {
    const { engine, journal, run, world } = await askingRun(failsOnce());
    await engine.close();
    const later = await world.boot();
    await later.retry(run, "look", "ann");
    expect(later.driving).toEqual([]);
    expect((await eventsOf(journal, run)).at(-1)?.type).toBe("step.reopened");
    await later.resume(run, "ann");
    await until(journal, run, (event) => event.type === "step.completed" && event.step === "look");
  });
});
