import { openMemoryJournal } from "@wheelhouse/journal";
import { RUN_PROJECTIONS, runStatus } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { loadRun } from "../recover/load-run.ts";
import { createWorld, START } from "../simulation/create-world.ts";
import { done, type Play } from "../simulation/in-process-agents.ts";
import { eventsOf, until, untilType } from "../simulation/until.ts";

const NAMES = ["a", "b", "c"];
const PLAN = {
  version: 1 as const,
  flow: "test",
  steps: NAMES.map((id) => ({
    id,
    kind: "agent" as const,
    access: "read" as const,
    persona: { id: "p", text: "You are p." },
    prompt: "Do it.",
    onFailure: [{ retry: { count: 3, backoffMs: 0 } }],
  })),
};

async function worldOf(play: Play) {
  const journal = await openMemoryJournal({ projections: RUN_PROJECTIONS });
  return createWorld({ journal, plan: PLAN, play });
}

describe("an agent whose provider", () => {
  test("does not know who asks opens one request for all of its steps, and none is tried again before", async () => {
    const tried: string[] = [];
    let signedIn = false;
    const world = await worldOf(({ step }) => {
      tried.push(step);
      return Promise.resolve(
        signedIn ? done("work") : { end: "failed", class: "auth", error: "401 wrong key" },
      );
    });
    const engine = await world.boot();
    const { run } = await engine.start(START);
    const parked = new Set<string>();
    await until(world.journal, run, (event) => {
      if (event.type === "attempt.parked") parked.add(event.step);
      return parked.size === NAMES.length;
    });
    const before = await eventsOf(world.journal, run);
    expect(before.filter(({ type }) => type === "request.opened")).toHaveLength(1);
    expect(tried.toSorted()).toEqual(NAMES);
    signedIn = true;
    await engine.answer({ request: `${run}-q1`, by: "ann", option: "go-on" });
    expect(await engine.stopped(run)).toBe("ended");
    expect(runStatus(await loadRun(world.journal, run))).toBe("completed");
    expect(tried).toHaveLength(2 * NAMES.length);
  });

  test("takes no more requests is gone on with by itself only where the run says so", async () => {
    const play: Play = ({ ordinal }) =>
      Promise.resolve(
        ordinal === 1 ? { end: "rate-limited", until: 10 ** 13, error: "429" } : done("work"),
      );
    const asked = await worldOf(play);
    const engine = await asked.boot();
    const { run } = await engine.start(START);
    const opened = await untilType(asked.journal, run, "request.opened");
    expect(opened.data).toMatchObject({ shared: "limit:in-process" });
    const byItself = await worldOf(play);
    const other = await byItself.boot();
    const second = await other.start({ ...START, autoContinue: true });
    await untilType(byItself.journal, second.run, "timer.set");
    const events = await eventsOf(byItself.journal, second.run);
    expect(events.filter(({ type }) => type === "request.opened")).toEqual([]);
  });
});
