import { describe, expect, test } from "vitest";
import { agent, approval, critic, planOf } from "../fixtures/make-steps.ts";
import type { StepInput } from "../plan/step.ts";
import { reduce } from "../run/reduce.ts";
import { done, failing } from "../run/simulation/performer.ts";
import { SimulatedRun } from "../run/simulation/simulated-run.ts";
import { createRunState } from "../run/state.ts";
import { addToAttemptLog, createAttemptLog } from "./attempt-log.ts";
import { explain } from "./why.ts";
import type { WhyExtra } from "./why/reason.ts";

const DRIVEN = { driven: true };

/** Reasons as `kind, since, text, todo`, a minute after the last event. */
function reasonsOf(run: SimulatedRun, extra: WhyExtra = DRIVEN): unknown[] {
  const { reasons } = explain(run.state, run.now + 60_000, extra);
  return reasons.map(({ kind, since, text, todo }) => [kind, since, text, todo]);
}

const runOf = (...steps: StepInput[]): SimulatedRun => new SimulatedRun(planOf(steps));

function logOf(run: SimulatedRun) {
  const log = createAttemptLog();
  for (const event of run.journal) addToAttemptLog(log, event);
  return log;
}

describe("why a run", () => {
  test("is not there", () => {
    const state = createRunState("r1");
    expect(explain(state, 0, DRIVEN).reasons).toMatchObject([
      { kind: "unborn", text: "Nothing is known of this run." },
    ]);
  });

  test("has not begun", () => {
    const { journal } = runOf(agent("a"));
    const state = createRunState("r1");
    const [created] = journal;
    if (created?.type !== "run.created") throw new Error("the first event creates the run");
    state.created = {
      ...created.data,
      at: 1_000,
      band: "small",
      agent: undefined,
      model: undefined,
    };
    expect(explain(state, 2_000, DRIVEN)).toMatchObject({
      status: "queued",
      reasons: [{ kind: "ready", text: "It has not begun yet." }],
    });
  });

  test("has a plan, and waits for a place before any step of it", () => {
    const { journal } = runOf(agent("a"));
    const state = createRunState("r1");
    for (const event of journal.slice(0, 2)) reduce(state, event);
    expect(explain(state, 2_000, DRIVEN)).toMatchObject({
      status: "queued",
      reasons: [{ kind: "ready", text: expect.stringMatching(/^It waits for a place/) }],
    });
  });

  test("works: for how long, which attempt, and what was said last", () => {
    const run = runOf(agent("a", { onFailure: [{ retry: { count: 2 } }] }));
    run.finish("a#1.1", failing());
    expect(reasonsOf(run)).toEqual([
      ["running", 1_000, "a has run for 1m 00s (attempt 2)", undefined],
    ]);
    const log = logOf(run);
    const said = { step: "a", attempt: "a#1.2", data: { text: "Reading b.ts" } };
    addToAttemptLog(log, { ...said, type: "agent.text", seq: 99, at: 1_000 });
    expect(reasonsOf(run, { driven: true, attempts: log })).toEqual([
      ["running", 1_000, "a has run for 1m 00s (attempt 2): Reading b.ts", undefined],
    ]);
  });

  test("has work judged, and repaired", () => {
    const run = runOf(agent("a", { critic: critic(1), onFailure: ["repair"] }));
    run.finish("a#1.1", done("draft"));
    expect(reasonsOf(run)[0]).toContain("a has been judged for 1m 00s (attempt 2)");
    run.finish("a#1.2", done({ verdict: "reject", findings: ["thin"] }));
    expect(reasonsOf(run)[0]).toContain("a has been repaired for 1m 00s (attempt 3)");
  });

  test("waits for a person: what to answer, and with what", () => {
    const run = runOf(approval("ok", { expiresMs: 120_000 }));
    expect(explain(run.state, 61_000, DRIVEN).status).toBe("waiting");
    expect(reasonsOf(run)).toEqual([
      [
        "request",
        1_000,
        "ok has waited 1m 00s for an answer with yes (Yes) or no (No): Is ok well?; it expires in 1m 00s",
        "wheelhouse answer sim-q1 yes",
      ],
    ]);
  });

  test("waits for a person's words, and nobody drives it", () => {
    const run = runOf({ kind: "request", id: "q", ask: "question", text: "Which?", options: [] });
    expect(reasonsOf(run, { driven: false })).toEqual([
      [
        "request",
        1_000,
        "q has waited 1m 00s for an answer in words: Which?",
        'wheelhouse answer sim-q1 --text "…"',
      ],
      [
        "interrupted",
        undefined,
        "Nobody drives it: once it is answered, take the wheel.",
        "wheelhouse resume sim",
      ],
    ]);
  });

  test("waits for a provider, and before a retry", () => {
    const retry = { retry: { count: 1, backoffMs: 90_000 } };
    const run = runOf(agent("a"), agent("b", { onFailure: [retry] }));
    run.finish("a#1.1", {
      end: "parked",
      reason: "the provider's limit is reached",
      until: 31_000,
    });
    run.finish("b#1.1", failing("timeout", "too slow"));
    const attempts = logOf(run);
    expect(reasonsOf(run, { driven: true, attempts })).toEqual([
      ["parked", 1_000, "a goes on now: the provider's limit is reached.", undefined],
      ["retry", 1_000, "b goes on in 30s: retry after timeout.", undefined],
    ]);
    const text = "a goes on now: the provider's limit is reached.";
    expect(reasonsOf(run)[0]).toEqual(["parked", undefined, text, undefined]);
  });

  test("waits for one answer with several steps, and for tokens that are reserved", () => {
    const run = runOf(agent("a"), agent("b"), agent("c"));
    const options = [{ id: "go-on", label: "I have signed in", effect: "continue" }] as const;
    const ask = { text: "Sign in to x.", options, shared: "sign-in:x" };
    for (const id of ["a", "b", "c"])
      run.finish(`${id}#1.1`, { end: "parked", reason: "401", ask });
    expect(reasonsOf(run, { driven: true })).toEqual([
      [
        "request",
        1_000,
        "a, with b, c, has waited 1m 00s for an answer with go-on (I have signed in): Sign in to x.",
        "wheelhouse answer sim-q1 go-on",
      ],
    ]);
    const bounded = new SimulatedRun(planOf([agent("a"), agent("b")], { limits: { tokens: 1 } }));
    const parked = new Map([["b", "what is left is reserved"]]);
    expect(reasonsOf(bounded, { driven: true, parked })[1]).toEqual([
      "slot",
      undefined,
      "b waits to start: what is left is reserved.",
      undefined,
    ]);
  });

  test("waits for a slot: since the step before it has ended", () => {
    const run = new SimulatedRun(planOf([agent("a"), agent("b"), agent("c", { after: ["a"] })]), {
      slots: 1,
    });
    run.finish("a#1.1", done("x"));
    const parked = new Map([["c", "all 1 slots of qwen are taken"]]);
    expect(reasonsOf(run, { driven: true, parked, attempts: logOf(run) })).toEqual([
      ["running", 1_000, "b has run for 1m 00s", undefined],
      ["slot", 1_000, "c has waited 1m 00s to start: all 1 slots of qwen are taken.", undefined],
    ]);
    expect(reasonsOf(run, { driven: true, parked })[1]).toEqual([
      "slot",
      undefined,
      "c waits to start: all 1 slots of qwen are taken.",
      undefined,
    ]);
    expect(reasonsOf(run)[1]).toEqual(["ready", undefined, "c is about to go on.", undefined]);
  });

  test("is paused by a person, while attempts come to their end", () => {
    const run = runOf(agent("a"), agent("b", { after: ["a"] }));
    run.post([{ type: "run.paused", data: { by: "ann", reason: "lunch" } }]);
    expect(explain(run.state, 61_000, { driven: false }).status).toBe("paused");
    expect(reasonsOf(run)).toEqual([
      ["paused", 1_000, "It was paused by ann 1m ago: lunch.", "wheelhouse resume sim"],
      ["running", 1_000, "a has run for 1m 00s", undefined],
    ]);
    run.finish("a#1.1", done("x"));
    expect(reasonsOf(run)).toHaveLength(1);
  });

  test("is paused by its budget", () => {
    const plan = planOf([agent("a"), agent("b", { after: ["a"] })], { limits: { tokens: 10 } });
    const run = new SimulatedRun(plan);
    run.finish("a#1.1", done("x", { usage: { inputTokens: 8, outputTokens: 4 } }));
    expect(reasonsOf(run)).toEqual([
      [
        "paused",
        1_000,
        "It was paused 1m ago: the tokens budget of 10 is used up (12). To resume allows as much again.",
        "wheelhouse resume sim",
      ],
    ]);
  });

  test("is interrupted: what was under way begins again", () => {
    const run = runOf(agent("a"));
    expect(explain(run.state, 61_000, { driven: false }).status).toBe("interrupted");
    expect(reasonsOf(run, { driven: false })).toEqual([
      [
        "interrupted",
        1_000,
        "It is open and nobody drives it; the last thing that happened was 1m ago.",
        "wheelhouse resume sim",
      ],
      [
        "running",
        1_000,
        "a was under way when its host went away; it begins again, in the same session if its agent can.",
        undefined,
      ],
    ]);
  });

  test("is being cancelled, with a reason or without", () => {
    const run = runOf(agent("a"), approval("ok"));
    run.post([{ type: "cancel.requested", data: { by: "ann" } }]);
    expect(reasonsOf(run)).toEqual([
      [
        "cancelling",
        undefined,
        "ann asked for its end; 1 attempt has to be ended first.",
        undefined,
      ],
      ["running", 1_000, "a has run for 1m 00s", undefined],
    ]);
    const other = runOf(agent("a"), agent("b"));
    other.post([{ type: "cancel.requested", data: { by: "ann", reason: "enough" } }]);
    expect(reasonsOf(other)[0]).toContain(
      "ann asked for its end (enough); 2 attempts have to be ended first.",
    );
  });

  test("is failing, while other attempts are ended", () => {
    const run = runOf(agent("a"), agent("b"));
    run.finish("a#1.1", failing("agent", "it died"));
    expect(reasonsOf(run)[0]).toEqual([
      "failing",
      undefined,
      "a failed for good: it died; 1 attempt has to be ended first.",
      undefined,
    ]);
  });

  test("was sent back, while what it closes is ended", () => {
    const run = runOf(
      agent("a"),
      agent("b", { after: ["a"] }),
      agent("judge", { after: ["a"], sendBackTo: ["a"] }),
    );
    run.finish("a#1.1", done("x"));
    run.finish("judge#1.1", done("no", { sendBack: { to: "a", reason: "thin" } }));
    expect(reasonsOf(run)[0]).toEqual([
      "sentBack",
      undefined,
      "It was sent back to a (thin); 1 attempt has to be ended first.",
      undefined,
    ]);
  });

  test.each([
    ["completed", done("x"), "It was completed 1m ago, after 0.0s."],
    ["failed", failing("agent", "it died."), "It failed at a 1m ago, after 0.0s: it died."],
    [
      "cancelled",
      { end: "cancelled", reason: "x" } as const,
      "It was cancelled 1m ago, after 0.0s: enough.",
    ],
  ])("is %s: what is left to read", (status, outcome, text) => {
    const run = runOf(agent("a"));
    if (status === "cancelled")
      run.post([{ type: "cancel.requested", data: { by: "ann", reason: "enough" } }]);
    run.finish("a#1.1", outcome);
    expect(explain(run.state, 61_000, { driven: false }).status).toBe(status);
    expect(reasonsOf(run, { driven: false })).toEqual([
      ["ended", 1_000, text, "wheelhouse report sim"],
    ]);
  });

  test("goes on, when there is nothing else to say", () => {
    const run = runOf(agent("a"));
    run.state.active.clear();
    expect(reasonsOf(run)).toEqual([["ready", 1_000, "It is about to go on.", undefined]]);
  });
});
