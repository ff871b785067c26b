import { type CodeFunction, RUN_PROJECTIONS } from "@wheelhouse/core";
import { openMemoryJournal } from "@wheelhouse/journal";
import { describe, expect, test } from "vitest";
import { createWorld, START } from "../simulation/create-world.ts";
import { eventsOf, untilType } from "../simulation/until.ts";

async function runOf(code: Omit<CodeFunction, "name" | "version">, timeoutMs?: number) {
  const journal = await openMemoryJournal({ projections: RUN_PROJECTIONS });
  const step = { id: "a", kind: "code", run: "made@1", ...(timeoutMs && { timeoutMs }) } as const;
  const world = createWorld({
    journal,
    plan: { version: 1, flow: "test", steps: [step] },
    play: () => Promise.reject(new Error("no agent is asked")),
    functions: [{ ...code, name: "made", version: 1 }],
  });
  const engine = await world.boot();
  const { run } = await engine.start(START);
  return { journal, world, engine, run };
}

/** A function with processes, which are gone only some turns after it is told to end. */
function withProcesses(ends: (how: string) => void): Omit<CodeFunction, "name" | "version"> {
  return {
    startsProcesses: true,
    run: ({ signal }) =>
      new Promise((resolve) => {
        signal.addEventListener?.("abort", () => {
          void Promise.resolve().then(() => {
            ends(String(signal.reason));
            resolve(null);
          });
        });
      }),
  };
}

describe("a code step", () => {
  test("L11: with processes is cancelled only when none of them is left", async () => {
    const order: string[] = [];
    const { journal, engine, run } = await runOf(withProcesses(() => order.push("dead")));
    await untilType(journal, run, "attempt.started");
    await engine.cancel(run, "ann");
    await engine.stopped(run);
    order.push((await eventsOf(journal, run)).at(-1)?.type ?? "");
    expect(order).toEqual(["dead", "run.cancelled"]);
  });

  test("L11: with processes is told when its time is up", async () => {
    const order: string[] = [];
    const { journal, world, engine, run } = await runOf(
      withProcesses((how) => order.push(how)),
      1_000,
    );
    await untilType(journal, run, "attempt.started");
    world.clock.step();
    await engine.stopped(run);
    expect(order).toEqual(["timeout"]);
    expect((await eventsOf(journal, run)).at(-1)?.type).toBe("run.failed");
  });

  test("that changes what is not the run's own counts once it has begun, also when the run is stopped", async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const { journal, engine, run } = await runOf({ changesOutside: true, run: () => promise });
    await untilType(journal, run, "attempt.started");
    await engine.cancel(run, "ann");
    resolve("a branch");
    await engine.stopped(run);
    expect((await eventsOf(journal, run)).slice(-3)).toMatchObject([
      { type: "cancel.requested" },
      { type: "attempt.completed", data: { output: "a branch" } },
      { type: "run.cancelled" },
    ]);
  });

  test("that changes what is not the run's own, and could not, is cancelled like any other", async () => {
    const { promise, reject } = Promise.withResolvers<string>();
    const { journal, engine, run } = await runOf({ changesOutside: true, run: () => promise });
    await untilType(journal, run, "attempt.started");
    await engine.cancel(run, "ann");
    reject(new Error("no branch"));
    await engine.stopped(run);
    const types = (await eventsOf(journal, run)).map(({ type }) => type);
    expect(types.slice(-2)).toEqual(["attempt.cancelled", "run.cancelled"]);
  });

  test("keeps evidence with its outcome, also when it fails", async () => {
    const { journal, engine, run } = await runOf({
      run({ evidence }) {
        evidence?.("check:test", "3 tests fail");
        throw new Error("not green");
      },
    });
    await engine.stopped(run);
    const types = (await eventsOf(journal, run)).map(({ type }) => type);
    expect(types.slice(-4)).toEqual([
      "artifact.recorded",
      "attempt.failed",
      "step.failed",
      "run.failed",
    ]);
  });
});
