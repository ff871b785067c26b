import { describe, expect, test } from "vitest";
import { check } from "./check.ts";
import type { RunEvent } from "./events.ts";
import { reduce } from "./reduce.ts";
import { createRunState, type RunState } from "./state.ts";
import { endError, runStatus } from "./status.ts";

const BORN: RunEvent[] = [
  {
    type: "run.created",
    data: {
      flow: "run.log",
      title: "t",
      project: { id: "", path: "" },
      input: {},
      source: "run-log",
      by: "luca",
    },
  },
  { type: "run.started", data: { host: "luca" } },
];

/** The fold of a foreign run; an event a second. */
function fold(events: readonly RunEvent[], source = "run-log"): RunState {
  const state = createRunState("x-1");
  const [created, ...rest] = BORN;
  if (created?.type !== "run.created") throw new Error("not born");
  const all: RunEvent[] = [{ ...created, data: { ...created.data, source } }, ...rest, ...events];
  for (const [place, event] of all.entries())
    reduce(state, { ...event, seq: place + 1, at: (place + 1) * 1_000 });
  return state;
}

const entered = (phase: string): RunEvent => ({ type: "phase.entered", data: { phase } });
const spawned = (session: string, parent?: string): RunEvent => ({
  type: "session.spawned",
  step: session,
  data: { session, match: "named", agent: "qwen", ...(parent !== undefined && { parent }) },
});
const began = (step: string, ordinal = 1): RunEvent => ({
  type: "attempt.started",
  step,
  attempt: `${step}#1.${ordinal}`,
  data: { role: "author", generation: 1, ordinal },
});
const ended = (step: string, ordinal = 1): RunEvent => ({
  type: "attempt.completed",
  step,
  attempt: `${step}#1.${ordinal}`,
  data: {},
});

describe("the fold of a run that another harness drives", () => {
  test("O1: has the phase that was entered last, and remembers going back", () => {
    const { observed } = fold(["build", "hardening", "verify", "build", "deploy"].map(entered));
    expect(observed?.phase).toEqual({ name: "deploy", at: 7_000 });
    expect(observed?.phases.last.map(({ name }) => name)).toEqual([
      "build",
      "hardening",
      "verify",
      "build",
      "deploy",
    ]);
  });

  test("is done by its phase alone, until it says otherwise", () => {
    expect(runStatus(fold([entered("done")]))).toBe("completed");
    expect(runStatus(fold([entered("done"), entered("build")]))).toBe("running");
    const failed: RunEvent = { type: "run.failed", data: { error: "e" } };
    expect(runStatus(fold([entered("done"), failed]))).toBe("failed");
  });

  test("has the candidate that was selected, and drops that one only", () => {
    const selected: RunEvent = { type: "candidate.selected", data: { id: "c2", label: "second" } };
    const dropped = (id?: string): RunEvent => ({
      type: "candidate.dropped",
      data: id === undefined ? {} : { id },
    });
    expect(fold([selected]).observed?.candidate).toMatchObject({ id: "c2", since: 3_000 });
    expect(fold([selected, dropped("c1")]).observed?.candidate?.label).toBe("second");
    expect(fold([selected, dropped("c2")]).observed?.candidate).toBeUndefined();
    expect(fold([selected, dropped()]).observed?.candidate).toBeUndefined();
  });

  test("counts its queue, and says why its item is blocked", () => {
    const events: RunEvent[] = [
      { type: "queue.item.picked", data: { item: "shop:push" } },
      { type: "queue.item.cleared", data: {} },
      { type: "queue.item.picked", data: { item: "shop:dirty_tree" } },
      { type: "queue.item.blocked", data: { reason: "conflict" } },
    ];
    const { observed } = fold(events);
    expect(observed?.item).toEqual({ id: "shop:dirty_tree", blocked: "conflict" });
    expect(observed?.queue).toEqual({ picked: 2, cleared: 1, blocked: 1 });
  });
});

describe("the wheel of a foreign run", () => {
  const asked: RunEvent = {
    type: "wheel.requested",
    data: { reason: "conflict", item: "shop:push", expectedAction: "merge" },
  };
  const taken: RunEvent = { type: "wheel.taken", data: { by: "ann" } };
  const released: RunEvent = { type: "wheel.released", data: {} };

  test("O2: makes the run wait from the asking until the release", () => {
    expect(runStatus(fold([asked]))).toBe("waiting");
    expect(runStatus(fold([asked, taken]))).toBe("waiting");
    expect(runStatus(fold([asked, taken, released]))).toBe("running");
    expect(fold([asked, taken, released]).observed?.wheel).toBeUndefined();
  });

  test("says who holds it, what is blocked and since when", () => {
    expect(fold([asked]).observed?.wheel).toMatchObject({ since: 3_000, holder: undefined });
    expect(fold([asked, taken]).observed?.wheel).toEqual({
      since: 3_000,
      holder: "ann",
      takenAt: 4_000,
      item: "shop:push",
      reason: "conflict",
      expectedAction: "merge",
    });
  });

  test("may be taken without being asked for, and released by who never had it", () => {
    expect(fold([taken]).observed?.wheel).toMatchObject({ since: 3_000, holder: "ann" });
    const state = fold([released]);
    expect([runStatus(state), state.ignored]).toEqual(["running", 1]);
  });

  test("is for the item that was blocked when nobody names another", () => {
    const picked: RunEvent = { type: "queue.item.picked", data: { item: "shop:push" } };
    const bare: RunEvent = { type: "wheel.requested", data: { msg: "help" } };
    expect(fold([picked, bare]).observed?.wheel).toMatchObject({
      item: "shop:push",
      reason: "help",
    });
  });
});

describe("the sessions of a foreign run", () => {
  test("O3: are its steps, a child after its parent, and their turns its attempts", () => {
    const state = fold([spawned("s1"), began("s1"), spawned("s2", "s1")]);
    expect([...state.steps.keys()]).toEqual(["s1", "s2"]);
    expect(state.steps.get("s2")?.dependencies.map(({ id }) => id)).toEqual(["s1"]);
    expect(state.steps.get("s1")?.status).toBe("running");
    expect(state.agenda.size).toBe(0);
  });

  test("make a run of nothing else run while a turn goes on, again and again", () => {
    const turn = [began("s1"), ended("s1")];
    expect(runStatus(fold([spawned("s1"), began("s1")], "claude"))).toBe("running");
    expect(runStatus(fold([spawned("s1"), ...turn], "claude"))).toBe("completed");
    expect(runStatus(fold([spawned("s1"), ...turn, began("s1", 2)], "claude"))).toBe("running");
    expect(runStatus(fold([spawned("s1"), ...turn]))).toBe("running");
  });

  test("make a run of nothing else failed as long as the turn that ended last is", () => {
    const failed = (step: string, error = "refused"): RunEvent => ({
      type: "attempt.failed",
      step,
      attempt: `${step}#1.1`,
      data: { class: "endpoint", error },
    });
    const first = [spawned("a"), began("a"), failed("a")];
    const state = fold(first, "claude");
    expect([runStatus(state), endError(state)]).toEqual(["failed", "refused"]);
    expect(runStatus(fold([...first, began("a", 2)], "claude"))).toBe("running");
    const mended = fold([...first, began("a", 2), ended("a", 2)], "claude");
    expect([runStatus(mended), endError(mended)]).toEqual(["completed", undefined]);
    // What a helper could not do, its session knows.
    const helper = [spawned("a"), began("a"), spawned("b", "a"), began("b"), failed("b")];
    expect(runStatus(fold([...helper, ended("a")], "claude"))).toBe("completed");
    // Nobody has heard of that one.
    const odd = [spawned("a"), began("a"), ended("a"), failed("b")];
    expect(runStatus(fold(odd, "claude"))).toBe("completed");
  });

  test("are put in order by their times where they come in any", () => {
    const failed = { class: "agent" as const, error: "refused" };
    const state = fold([spawned("a"), began("a"), ended("a")], "otlp");
    const late = { type: "attempt.failed" as const, step: "a", attempt: "a#1.2", data: failed };
    reduce(state, { ...late, seq: 9, at: 10 });
    expect(runStatus(state)).toBe("completed");
    reduce(state, { ...late, seq: 10, at: 90_000 });
    expect(runStatus(state)).toBe("failed");
  });

  test("fail with their exit code", () => {
    const end = (exit?: number): RunEvent => ({
      type: "session.ended",
      step: "s1",
      attempt: "s1#1.1",
      data: { session: "s1", reason: "exit", ...(exit !== undefined && { exit }) },
    });
    const status = (exit?: number) => fold([spawned("s1"), end(exit)]).steps.get("s1")?.status;
    expect([status(), status(0), status(2)]).toEqual(["completed", "completed", "failed"]);
  });

  test("change nothing when nobody knows them", () => {
    const state = fold([began("s9"), ended("s9")]);
    expect([state.steps.size, state.ignored]).toEqual([0, 2]);
  });
});

describe("what a foreign run has used", () => {
  const spent = (inputTokens?: number): RunEvent => ({
    type: "budget.spent",
    step: "s1",
    attempt: "s1#1.1",
    data: inputTokens === undefined ? {} : { inputTokens, outputTokens: 1 },
  });

  test("O4: is unknown until somebody says it, and then the sum of all answers", () => {
    expect(fold([]).spent).toMatchObject({ inputTokens: 0, unknownTokens: 1, unknownCost: 1 });
    const state = fold([spawned("s1"), began("s1"), spent(10), spent(5)]);
    expect(state.spent).toMatchObject({ inputTokens: 15, outputTokens: 2, unknownTokens: 0 });
    expect(state.steps.get("s1")?.tokens).toBe(17);
    expect(state.tally.used.get("qwen")?.inputTokens).toBe(15);
  });

  test("tells the model of the run, where nothing before the first answer did", () => {
    const answer = (model: string): RunEvent => ({
      type: "budget.spent",
      step: "s1",
      attempt: "s1#1.1",
      data: { inputTokens: 1, model },
    });
    const state = fold([spawned("s1"), began("s1"), answer("small"), answer("large")]);
    expect(state.created?.model).toBe("small");
  });

  test("counts an answer that does not say it as unknown", () => {
    expect(fold([spawned("s1"), spent(1), spent()]).spent).toMatchObject({ unknownTokens: 1 });
  });

  test("O5: is nothing of ours: the same events change no run of our own, and are refused", () => {
    const own = createRunState("r1");
    const events = [...BORN.slice(1), entered("build"), spawned("s1"), spent(10)];
    for (const [place, event] of events.entries())
      reduce(own, { ...event, seq: place + 1, at: place });
    expect([own.observed, own.steps.size, own.spent.inputTokens]).toEqual([undefined, 0, 0]);
    for (const event of [entered("build"), spawned("s1"), spent(10)])
      expect(check(own, event)).toBe("only runs of other harnesses have it");
  });
});

describe("the time of a foreign run", () => {
  test("is that of its newest event, though its clock runs backwards, and agents' words count", () => {
    const state = fold([]);
    reduce(state, { type: "heartbeat", data: {}, seq: 3, at: 1 });
    expect([state.updatedAt, state.observed?.lastEventAt]).toEqual([2_000, 2_000]);
    reduce(state, {
      type: "agent.text",
      step: "s1",
      attempt: "s1#1.1",
      data: { text: "x" },
      seq: 4,
      at: 9_000,
    });
    expect(state.observed?.lastEventAt).toBe(9_000);
  });
});
