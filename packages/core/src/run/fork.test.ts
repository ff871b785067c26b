import { assert, double, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { draftToHandOver } from "../fixtures/draft-to-hand-over.ts";
import { agent, code, map, planOf } from "../fixtures/make-steps.ts";
import { mapOverFindings } from "../fixtures/map-over-findings.ts";
import { reviewRounds } from "../fixtures/review-rounds.ts";
import { check } from "./check.ts";
import type { RunEvent, StoredRunEvent } from "./events.ts";
import { type Fork, forkOf } from "./fork.ts";
import { reduce } from "./reduce.ts";
import { draws } from "./simulation/draws.ts";
import { driveRandomly } from "./simulation/drive-randomly.ts";
import { driveScripted } from "./simulation/drive-scripted.ts";
import { done, failing } from "./simulation/performer.ts";
import { randomOutcome } from "./simulation/random-performer.ts";
import { createRandom } from "./simulation/random.ts";
import { randomPlan } from "./simulation/random-plan.ts";
import { birth, SimulatedRun } from "./simulation/simulated-run.ts";
import { createRunState } from "./state.ts";

const SCENARIOS = [draftToHandOver, mapOverFindings, ...([1, 2, 3] as const).map(reviewRounds)];

function forked({ state, journal }: SimulatedRun, from?: string): Fork {
  const fork = forkOf(state, journal, from);
  if (!fork) throw new Error("the run has no plan");
  return fork;
}

/** The journal that a fork begins with. */
function bornOf(fork: Fork): StoredRunEvent[] {
  const [created, planned, started] = birth(fork.plan);
  if (created?.type !== "run.created" || !planned || !started) throw new Error("no birth");
  const first: RunEvent = { ...created, data: { ...created.data, fork: fork.fork } };
  return [first, planned, ...fork.events, started].map((event, place) => ({
    ...event,
    seq: place + 1,
    at: 1,
  }));
}

const runOf = (fork: Fork): SimulatedRun =>
  new SimulatedRun(fork.plan, { journal: bornOf(fork), slots: 2 });

const begun = (run: SimulatedRun): string[] =>
  run.eventsOf("attempt.started").map(({ step }) => step);

describe("a fork", () => {
  test("K1: takes what had finished, by reference, and does the rest", () => {
    const plan = planOf([
      agent("a"),
      agent("b", { after: ["a"] }),
      agent("c", { after: ["a"] }),
      code("d", { after: ["b", "c"] }),
    ]);
    const run = new SimulatedRun(plan);
    run.finish("a#1.1", done("from a"));
    run.finish("b#1.1", done("from b"));
    run.finish("c#1.1", failing());
    expect(run.state.ended?.status).toBe("failed");
    const fork = forked(run);
    const seqOf = (step: string) =>
      run.eventsOf("attempt.completed").find((event) => event.step === step)?.seq;
    expect(fork.fork).toEqual({
      run: "sim",
      seq: run.journal.length,
      taken: [
        { step: "a", run: "sim", seq: seqOf("a") },
        { step: "b", run: "sim", seq: seqOf("b") },
      ],
    });
    const again = runOf(fork);
    expect(begun(again)).toEqual(["c"]);
    expect(again.step("b")).toMatchObject({
      output: "from b",
      taken: { run: "sim", seq: seqOf("b") },
    });
    again.finish("c#1.1", done("from c"));
    again.finish("d#1.1", done("end"));
    expect(again.state.ended?.status).toBe("completed");
    expect(again.state.spent.unknownTokens).toBe(1);
  });

  test("K2: does a step anew with all that depends on it, and nothing else", () => {
    const plan = planOf([
      agent("a"),
      agent("b"),
      agent("c", { after: ["a"] }),
      code("d", { after: ["b", "c"] }),
    ]);
    const run = new SimulatedRun(plan);
    driveScripted(run, ({ step }) => done(`from ${step}`));
    expect(forked(run).left).toBe(0);
    const again = runOf(forked(run, "a"));
    driveScripted(again, ({ step }) => done(`anew from ${step}`));
    expect(begun(again)).toEqual(["a", "c", "d"]);
    expect(again.step("b").output).toBe("from b");
  });

  test("K2: keeps the items of a map that had finished when one of them is done anew", () => {
    const plan = planOf([agent("list"), map("m", "list"), code("end", { after: ["m"] })]);
    const run = new SimulatedRun(plan);
    driveScripted(run, ({ step }) =>
      step === "list" ? done(["x", "y", "z"]) : done(`from ${step}`),
    );
    const again = runOf(forked(run, "m/2"));
    expect(begun(again)).toEqual(["m/2"]);
    driveScripted(again, ({ step }) => done(`anew from ${step}`));
    expect(again.step("m").output).toEqual([
      { key: "1", status: "completed", output: "from m/1" },
      { key: "2", status: "completed", output: "anew from m/2" },
      { key: "3", status: "completed", output: "from m/3" },
    ]);
  });

  test("K3: of a fork names the run that did the work first", () => {
    const plan = planOf([agent("a"), agent("b", { after: ["a"] }), agent("c", { after: ["b"] })]);
    const run = new SimulatedRun(plan);
    driveScripted(run, ({ step }) => done(`from ${step}`));
    const shared = { ledger: run.ledger, id: "second" };
    const second = new SimulatedRun(plan, { journal: bornOf(forked(run, "b")), shared });
    driveScripted(second, ({ step }) => done(`anew from ${step}`));
    const third = forked(second, "c");
    expect(third.fork).toMatchObject({ run: "second", from: "c" });
    expect(third.fork.taken.map(({ step, run: where }) => [step, where])).toEqual([
      ["a", "sim"],
      ["b", "second"],
    ]);
    const [first, second2] = third.events;
    expect([first, second2]).toMatchObject([
      { type: "step.taken", data: { output: "from a" } },
      { type: "step.taken", data: { output: "anew from b" } },
    ]);
  });

  test("K4: takes over work before it starts alone, of steps that its birth names and that wait for nothing", () => {
    const plan = planOf([agent("a"), agent("b", { after: ["a"] }), agent("c")]);
    const state = createRunState("sim");
    const fold = (event: RunEvent): void =>
      void reduce(state, { ...event, seq: state.seq + 1, at: 1 });
    const [created, planned, started] = birth(plan);
    if (created?.type !== "run.created" || !planned || !started) throw new Error("no birth");
    const taken = ["a", "b"].map((step) => ({ step, run: "r", seq: 4 }));
    fold({ ...created, data: { ...created.data, fork: { run: "r", seq: 9, taken } } });
    fold(planned);
    const take = (step: string): RunEvent => ({ type: "step.taken", step, data: { output: 1 } });
    expect(check(state, take("b"))).toBe("b waits for steps that are not there");
    expect(check(state, take("c"))).toBe("the run does not say where it was done");
    expect(check(state, take("a"))).toBeUndefined();
    fold(take("a"));
    expect(state.steps.get("a")).toMatchObject({
      status: "completed",
      taken: { run: "r", seq: 4 },
    });
    expect(check(state, take("a"))).toBe("a is completed");
    fold(started);
    expect(check(state, take("b"))).toBe("the run has started");
  });

  test.each(SCENARIOS)(
    "K4: of $name from any step ends with the same report",
    ({ plan, perform }) => {
      const run = new SimulatedRun(plan);
      const undisturbed = driveScripted(run, perform);
      for (const from of run.state.steps.keys()) {
        const fork = forked(run, from);
        const again = runOf(fork);
        expect(again.state.ignored).toBe(0);
        const { status } = driveScripted(again, perform);
        expect({ from, status }).toEqual({ from, status: undisturbed.status });
        const taken = new Set(fork.fork.taken.map(({ step }) => step));
        const generations = new Map(
          [...again.state.steps].map(([id, step]) => [id, step.generation]),
        );
        for (const step of begun(again))
          expect(
            !taken.has(step) || (generations.get(step) ?? 1) > 1,
            `${step}, from ${from}`,
          ).toBe(true);
      }
    },
  );

  test("K4 K5: of any run, wherever it was left, is legal, stands on nothing that is done anew, and ends", () => {
    assert(
      property(
        integer({ min: 0, max: 2 ** 31 }),
        integer({ min: 2, max: 12 }),
        double({ min: 0, max: 1, noNaN: true }),
        double({ min: 0, max: 1, noNaN: true }),
        (seed, size, wildness, part) => {
          const random = createRandom(seed);
          const whole = driveRandomly(randomPlan(random, size), random, wildness);
          const length = Math.max(3, Math.floor(whole.journal.length * part));
          const { plan } = whole.state;
          if (!plan) throw new Error("the run has no plan");
          const run = new SimulatedRun(plan, { journal: whole.journal.slice(0, length) });
          const before = JSON.stringify(run.journal);
          const from = random.chance(0.3) ? undefined : random.pick([...run.state.steps.keys()]);
          const fork = forked(run, from);
          expect(JSON.stringify(run.journal)).toBe(before);
          const again = runOf(fork);
          expect(again.state.ignored).toBe(0);
          const target = from === undefined ? undefined : again.state.steps.get(from);
          expect(target?.taken).toBeUndefined();
          const early = [...again.state.steps.values()].filter(
            ({ status, blockers }) => status === "completed" && blockers > 0,
          );
          expect(early).toEqual([]);
          driveScripted(again, (started, state) =>
            randomOutcome(random, 0, started, state, again.now),
          );
          expect(again.state.ended).toBeDefined();
        },
      ),
      draws(60),
    );
  });
});
