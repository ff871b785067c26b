import { RUN_PROJECTIONS } from "@wheelhouse/core";
import { openMemoryJournal, type StreamAppend } from "@wheelhouse/journal";
import { describe, expect, test } from "vitest";
import { createWorld, START } from "../simulation/create-world.ts";

const beside =
  (expectedSeq: number) =>
  (run: string): StreamAppend[] => [
    {
      stream: "issue/p/1",
      expectedSeq,
      events: [{ type: "issue.started", data: { run, by: "ann" } }],
    },
  ];

async function boot() {
  const journal = await openMemoryJournal({ projections: RUN_PROJECTIONS });
  const world = createWorld({
    journal,
    play: () => Promise.reject(new Error("no agent is asked")),
    plan: { version: 1, flow: "test", steps: [{ id: "a", kind: "code", run: "echo@1" }] },
  });
  return { journal, engine: await world.boot() };
}

describe("the birth of a run", () => {
  test("takes what is appended beside it with it, or nothing at all", async () => {
    const { journal, engine } = await boot();
    const { run } = await engine.start(START, { beside: beside(0) });
    const [started] = await journal.read("issue/p/1");
    expect(started).toMatchObject({ type: "issue.started", data: { run } });
    await expect(engine.start(START, { beside: beside(0) })).rejects.toMatchObject({
      code: "journal.conflict",
    });
    expect(await journal.rows("runs")).toHaveLength(1);
    await engine.stopped(run);
  });

  test("leaves a queued run alone until it may begin, and begins it once", async () => {
    const { journal, engine } = await boot();
    const { run } = await engine.start(START, { queued: true });
    expect(await journal.rows("runs")).toMatchObject([{ id: run, status: "queued" }]);
    await engine.begin(run);
    await engine.begin(run);
    await engine.stopped(run);
    expect(await journal.rows("runs")).toMatchObject([{ id: run, status: "completed" }]);
    const types = (await journal.read(`run/${run}`)).map(({ type }) => type);
    expect(types.filter((type) => type === "run.started")).toHaveLength(1);
  });
});
