import { describe, expect, test } from "vitest";
import { agent, critic, planOf } from "../fixtures/make-steps.ts";
import { done, failing, verdict } from "./simulation/performer.ts";
import { SimulatedRun } from "./simulation/simulated-run.ts";

describe("sessions", () => {
  test("S10: `continue` goes on in the conversation of the earlier step, then in its own", () => {
    const plan = planOf([
      agent("a"),
      agent("b", { after: ["a"], session: "continue:a", onFailure: [{ retry: { count: 1 } }] }),
      agent("c", { after: ["b"], session: "continue:b" }),
    ]);
    const run = new SimulatedRun(plan);
    run.finish("a#1.1", done("a"));
    expect(run.startOf("b#1.1").resume).toBe("session of a#1.1");
    run.finish("b#1.1", failing());
    expect(run.startOf("b#1.2").resume).toBe("session of a#1.1");
    run.finish("b#1.2", done("b"));
    expect(run.startOf("c#1.1").resume).toBe("session of a#1.1");
  });

  test("S10: author and critic each keep their own, a supervisor has none", () => {
    const run = new SimulatedRun(planOf([agent("a", { critic: critic(), onFailure: ["repair"] })]));
    run.finish("a#1.1", done("1"));
    run.finish("a#1.2", verdict("reject", ["f1"]));
    run.finish("a#1.3", done("2"));
    expect([run.startOf("a#1.3").resume, run.startOf("a#1.4").resume]).toEqual([
      "session of a#1.1",
      "session of a#1.2",
    ]);
    run.finish("a#1.4", verdict("cannot-verify"));
    expect(run.startOf("a#1.5")).toMatchObject({ role: "supervisor" });
    expect(run.startOf("a#1.5").resume).toBeUndefined();
    expect(run.step("a").session?.id).toBe("session of a#1.1");
  });

  test("S10: a session that its agent cannot load again is not gone on in", () => {
    const run = new SimulatedRun(planOf([agent("a")]));
    const data = { session: "volatile", agent: "x", level: "confined", loadable: false } as const;
    run.post([{ type: "session.opened", step: "a", attempt: "a#1.1", data }]);
    run.crash();
    expect(run.startOf("a#1.2").resume).toBeUndefined();
  });

  test("S10: a conversation with one agent is not gone on in with another", () => {
    const other = agent("b", { after: ["a"], session: "continue:a", agent: "another" });
    const same = agent("c", { after: ["a"], session: "continue:a", agent: "sim" });
    const run = new SimulatedRun(planOf([agent("a"), other, { ...same, after: ["b"] }]));
    run.finish("a#1.1", done("a"));
    expect(run.startOf("b#1.1").resume).toBeUndefined();
  });

  test("S10: what an agent says of itself is kept for the receipt", () => {
    const run = new SimulatedRun(planOf([agent("a")]));
    const data = {
      session: "s",
      agent: "scout",
      version: "1.2",
      level: "confined",
      loadable: false,
      modelFree: true,
    } as const;
    run.post([{ type: "session.opened", step: "a", attempt: "a#1.1", data }]);
    expect(run.state.tally.agents.get("scout")).toEqual({
      agent: "scout",
      version: "1.2",
      level: "confined",
      modelFree: true,
    });
  });
});
