import { describe, expect, test } from "vitest";
import { openWorld, type World } from "../testing/open-world.ts";

const step = (id: string, more: object = {}) => ({
  kind: "code",
  id,
  run: "echo@1",
  after: [],
  join: "all",
  onFailure: ["continue"],
  postconditions: [],
  input: {},
  ...more,
});
const SURE = {
  kind: "request",
  id: "sure",
  ask: "approval",
  text: "Sure?",
  after: [],
  join: "all",
  options: [{ id: "yes", label: "Yes", effect: "continue" }],
  onFailure: [],
  postconditions: [],
};

/** A run in which `look/a` has failed and `deeper` was skipped because of it, while a person is asked. */
async function openRun(world: World): Promise<void> {
  const project = { id: "orders", path: "/orders" };
  const steps = [step("look/a"), step("deeper", { after: ["look/a"] }), SURE];
  const events = [
    { type: "run.created", data: { flow: "f", title: "F", project, input: {}, by: "ann" } },
    { type: "run.planned", data: { hash: "0", plan: { version: 1, flow: "f", steps } } },
    { type: "run.started", data: { host: "test" } },
    {
      type: "step.failed",
      step: "look/a",
      data: { class: "code", error: "it broke", tolerated: true },
    },
    { type: "step.skipped", step: "deeper", data: { reason: "look/a was failed" } },
    {
      type: "request.opened",
      step: "sure",
      data: { request: "r-q1", kind: "approval", text: "Sure?", options: SURE.options },
    },
  ];
  await world.journal.append([{ stream: "run/r", class: "run", events }]);
}

const typesOf = async (world: World) =>
  (await world.journal.read("run/r", { from: 7 })).map(({ type, step: of }) => [type, of]);

describe("http-api 3.11: a failed step", () => {
  test.each([
    ["look%2Fa", "the step itself"],
    ["deeper", "one that was skipped because of it"],
  ])("3.11: is tried again by its name %s, %s", async (name) => {
    const world = await openWorld();
    await openRun(world);
    const retried = await world.post(`/api/runs/r/steps/${name}/retry`, { reason: "again" });
    expect([retried.status, await retried.json()]).toEqual([202, { run_id: "r" }]);
    expect(await typesOf(world)).toEqual([
      ["step.sentBack", "look/a"],
      ["step.reopened", "look/a"],
      ["step.reopened", "deeper"],
    ]);
  });

  test.each([
    ["sure", 409, "run.state"],
    ["nobody", 404, "step.unknown"],
    ["..%2f..", 404, "step.unknown"],
  ])(
    "3.11, 2.4: %s is refused with %i %s, and nothing is journaled",
    async (name, status, code) => {
      const world = await openWorld();
      await openRun(world);
      const refused = await world.post(`/api/runs/r/steps/${name}/retry`, {});
      expect(await refused.json()).toMatchObject({ status, code, hint: expect.any(String) });
      expect(await typesOf(world)).toEqual([]);
    },
  );

  test("3.11: is not tried again in a run that has ended", async () => {
    const world = await openWorld();
    await openRun(world);
    await world.post("/api/runs/r/cancel", {});
    const refused = await world.post("/api/runs/r/steps/deeper/retry", {});
    expect(await refused.json()).toMatchObject({ status: 409, code: "run.ended" });
  });
});
