import { describe, expect, test } from "vitest";
import { agent, planOf } from "../fixtures/make-steps.ts";
import type { Outcome } from "./simulation/performer.ts";
import { SimulatedRun } from "./simulation/simulated-run.ts";

const OPTIONS = [{ id: "go-on", label: "Go on", effect: "continue" }] as const;
const signIn = (of: string): Outcome => ({
  end: "parked",
  reason: `${of} is not signed in`,
  ask: { text: `Sign in to ${of}.`, options: [...OPTIONS], shared: `sign-in:${of}` },
});
const names = ["a", "b", "c"];
const three = () => new SimulatedRun(planOf(names.map((id) => agent(id))), { slots: 9 });
const requests = (run: SimulatedRun): string[] => [...run.state.requests.keys()];

describe("what many attempts ask", () => {
  test("Q7: is one request, and its answer lets them all go on", () => {
    const run = three();
    for (const id of names) run.finish(`${id}#1.1`, signIn("x"));
    expect(requests(run)).toHaveLength(1);
    expect(run.open).toEqual([]);
    run.answer(requests(run)[0] ?? "", "go-on");
    expect(run.open.toSorted()).toEqual(["a#1.2", "b#1.2", "c#1.2"]);
    expect(run.step("b").guidance).toBeUndefined();
    expect(run.step("b").retries).toEqual([]);
  });

  test("Q7: is asked anew by whoever asks after the answer", () => {
    const run = three();
    run.finish("a#1.1", signIn("x"));
    const [first = ""] = requests(run);
    run.answer(first, "go-on");
    run.finish("b#1.1", signIn("x"));
    const [second] = requests(run);
    expect(second).not.toBe(first);
    expect(run.open.toSorted()).toEqual(["a#1.2", "c#1.1"]);
    run.finish("a#1.2", signIn("x"));
    expect(requests(run)).toEqual([second]);
  });

  test("Q7: of different names is different requests", () => {
    const run = three();
    run.finish("a#1.1", signIn("x"));
    run.finish("b#1.1", signIn("y"));
    expect(requests(run)).toHaveLength(2);
  });

  test("Q7: about a limit goes on when the limit ends, and not before", () => {
    const run = three();
    const until = run.now + 500;
    for (const id of names) {
      const { ask } = { ask: { text: "Go on then?", options: [...OPTIONS], shared: "limit:x" } };
      run.finish(`${id}#1.1`, { end: "parked", reason: "rate limit", until, ask });
    }
    expect(run.state.timers.size).toBe(0);
    run.answer(requests(run)[0] ?? "", "go-on");
    expect(run.open).toEqual([]);
    expect(run.state.timers.size).toBe(3);
    run.elapse();
    expect(run.now).toBeGreaterThanOrEqual(until);
    expect(run.open.toSorted()).toEqual(["a#1.2", "b#1.2", "c#1.2"]);
  });
});

describe("a permission that is asked for", () => {
  const asks = (fingerprint: string): Outcome => ({
    end: "parked",
    reason: "the agent asks",
    ask: {
      text: "May I?",
      options: [
        { id: "allow_once", label: "Yes", effect: "continue" },
        { id: "reject", label: "No", effect: "continue" },
      ],
      permission: { fingerprint, kind: "fetch", title: "Fetch a page" },
    },
  });

  test("Q8: is answered for that call, and every answer of the generation stays with the step", () => {
    const run = new SimulatedRun(planOf([agent("a")]));
    run.finish("a#1.1", asks("one"));
    expect([...run.state.requests.values()]).toMatchObject([
      { permission: { fingerprint: "one", kind: "fetch" } },
    ]);
    run.answer(requests(run)[0] ?? "", "allow_once");
    expect(run.startOf("a#1.2")).toMatchObject({ resume: "session of a#1.1" });
    run.finish("a#1.2", asks("two"));
    run.crash();
    run.answer(requests(run)[0] ?? "", "reject");
    expect(run.step("a").grants).toEqual([
      { fingerprint: "one", decision: "allow_once" },
      { fingerprint: "two", decision: "reject" },
    ]);
    expect(run.step("a").guidance).toContain("You asked: May I?\nThe answer: Yes");
    expect([...run.state.answers.values()].map(({ asked }) => asked)).toEqual([
      undefined,
      undefined,
    ]);
  });
});
