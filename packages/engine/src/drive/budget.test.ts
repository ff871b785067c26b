import { openMemoryJournal } from "@wheelhouse/journal";
import { RUN_PROJECTIONS, runStatus } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { loadRun } from "../recover/load-run.ts";
import { createWorld, START } from "../simulation/create-world.ts";
import { done } from "../simulation/in-process-agents.ts";
import { eventsOf, untilType } from "../simulation/until.ts";

const NAMES = ["a", "b", "c"];
const PLAN = {
  version: 1 as const,
  flow: "test",
  limits: { tokens: 4 },
  steps: NAMES.map((id, index) => ({
    id,
    kind: "agent" as const,
    access: "read" as const,
    persona: { id: "p", text: "You are p." },
    prompt: "Do it.",
    after: NAMES.slice(Math.max(0, index - 1), index),
  })),
};

describe("a run with a budget of tokens", () => {
  test("hands each attempt what is left, stops when that is nothing, and keeps its count over a restart", async () => {
    const journal = await openMemoryJournal({ projections: RUN_PROJECTIONS });
    const handed: (number | undefined)[] = [];
    const play = ({ maxTokens }: { readonly maxTokens?: number | undefined }) => {
      handed.push(maxTokens);
      return Promise.resolve(done("work"));
    };
    const world = createWorld({ journal, plan: PLAN, play });
    const first = await world.boot();
    const { run } = await first.start(START);
    await untilType(journal, run, "run.paused");
    await first.close();
    expect(handed).toEqual([4, 2]);
    const reserved = (await eventsOf(journal, run)).flatMap((event) =>
      event.type === "attempt.started" ? [event.data.maxTokens] : [],
    );
    expect(reserved).toEqual(handed);
    const second = await world.boot();
    expect((await loadRun(journal, run)).paused?.by).toBe("budget");
    await second.resume(run, "ann");
    expect(await second.stopped(run)).toBe("ended");
    expect(handed).toEqual([4, 2, 4]);
    expect(runStatus(await loadRun(journal, run))).toBe("completed");
  });

  test("says why an attempt waits that finds nothing left", async () => {
    const journal = await openMemoryJournal({ projections: RUN_PROJECTIONS });
    const steps = PLAN.steps.map((step) => ({ ...step, after: [] }));
    const gate = Promise.withResolvers<void>();
    const world = createWorld({
      journal,
      plan: { ...PLAN, limits: { tokens: 2 }, steps },
      play: async () => {
        await gate.promise;
        return { ...done("work"), usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 } };
      },
    });
    const engine = await world.boot();
    const { run } = await engine.start(START);
    await untilType(journal, run, "agent.prompt");
    const [step, why] = [...engine.parked(run)][0] ?? [];
    expect([step, why]).toEqual([
      "c",
      "what is left of the token budget is reserved for what is under way",
    ]);
    gate.resolve();
    expect(await engine.stopped(run)).toBe("ended");
    expect(runStatus(await loadRun(journal, run))).toBe("completed");
  });
});
