import { API, flowObject } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { makeRun } from "../testing/made-run.ts";
import { openWorld, type World } from "../testing/open-world.ts";

const size = { steps: 3, waves: 3, agents: 0 };
const FLOW = flowObject({
  name: "ask",
  title: "Ask once",
  tab: "Review",
  answers: "Does it work?",
  description: "Asks.",
  readOnly: true,
  inputs: [{ name: "question", required: true }],
  bands: { small: [], medium: [], large: [] },
  plans: { small: size, medium: size, large: size },
});

async function flowOf(world: World) {
  const [flow] = API.flows.reply.parse(await (await world.get("/api/flows")).json());
  return flow;
}

/** Completes a made run whose agent has used so many tokens. */
async function complete(world: World, run: string, tokens: number): Promise<void> {
  await makeRun(world.journal, run);
  const usage = { inputTokens: tokens - 10, outputTokens: 10 };
  const events = [
    { type: "attempt.completed", step: "write", attempt: "write#1", data: { output: "x", usage } },
    { type: "step.completed", step: "write", data: { output: "x" } },
    { type: "run.completed", data: {} },
  ];
  await world.journal.append([{ stream: `run/${run}`, class: "run", events }]);
}

describe("http-api 4.2: flows", () => {
  test("4.2: a flow without runs has no medians", async () => {
    const world = await openWorld({ deps: { flows: () => [FLOW] } });
    expect(await flowOf(world)).toEqual({ ...FLOW, medians: null, last: [] });
  });

  test("4.2: the latest ended runs come newest first, five at most, and open ones do not count", async () => {
    const world = await openWorld({ deps: { flows: () => [FLOW] } });
    const body = { project_id: "orders", flow_name: "ask", input: { question: "?" } };
    for (let left = 6; left > 0; left--) {
      const reply = await (await world.post("/api/runs", body)).json();
      const { run_id: run } = API.startRun.reply.parse(reply);
      await world.engine.cancel(run, "ann");
      await world.engine.stopped(run);
    }
    await world.post("/api/runs", body);
    const flow = await flowOf(world);
    expect(flow?.medians).toBeNull();
    expect(flow?.last.map(({ id, status }) => [id, status])).toEqual(
      ["run6", "run5", "run4", "run3", "run2"].map((id) => [id, "cancelled"]),
    );
  });

  test("4.2: what completed runs took and used is given in the middle", async () => {
    const made = { ...FLOW, id: "made" };
    const world = await openWorld({ deps: { flows: () => [made] } });
    await complete(world, "first", 100);
    await complete(world, "second", 900);
    expect((await flowOf(world))?.medians).toMatchObject({ runs: 2, tokens: 500 });
    await complete(world, "third", 200);
    const flow = await flowOf(world);
    expect(flow?.medians).toMatchObject({ runs: 3, tokens: 200 });
    expect(flow?.medians?.duration_ms).toBeGreaterThanOrEqual(0);
  });
});
