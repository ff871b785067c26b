import { describe, expect, test } from "vitest";
import { agent, approval, code, planOf } from "../fixtures/make-steps.ts";
import { done } from "./simulation/performer.ts";
import { SimulatedRun } from "./simulation/simulated-run.ts";

describe("the options of a request", () => {
  test("Q2: an option with a condition is offered where that holds as it is opened", () => {
    const moved = { eq: [{ out: "look", path: "moved" }, { value: true }] } as const;
    const options = [
      { id: "update", label: "Update", effect: "continue", when: moved },
      { id: "yes", label: "Yes", effect: "continue" },
    ] as const;
    for (const [is, ids] of [
      [true, ["update", "yes"]],
      [false, ["yes"]],
    ] as const) {
      const run = new SimulatedRun(
        planOf([code("look"), approval("ok", { after: ["look"], options: [...options] })]),
      );
      run.finish("look#1.1", done({ moved: is }));
      const offered = run.eventsOf("request.opened").flatMap(({ data }) => data.options);
      expect(offered.map(({ id }) => id)).toEqual(ids);
      expect(offered.some((option) => "when" in option)).toBe(false);
    }
  });

  test("B1: what a person's option says by itself goes before what they say", () => {
    const effect = { sendBack: "a", reason: "the branch is taken" };
    const options = [
      { id: "yes", label: "Yes", effect: "continue" },
      { id: "back", label: "Back", effect },
    ] as const;
    const run = new SimulatedRun(
      planOf([agent("a"), approval("ok", { after: ["a"], options: [...options] })]),
    );
    run.finish("a#1.1", done("draft"));
    run.answer("sim-q1", "back");
    expect(run.startOf("a#2.1").guidance).toBe("the branch is taken");
    run.finish("a#2.1", done("draft"));
    run.answer("sim-q2", "back", "name it otherwise");
    expect(run.startOf("a#3.1").guidance).toContain("the branch is taken\n\nname it otherwise");
  });

  test("B5: a person may have a function called again, and what comes after it is done anew", () => {
    const effect = { sendBack: "c", reason: "try again" };
    const run = new SimulatedRun(
      planOf([
        code("c"),
        approval("ok", {
          after: ["c"],
          options: [
            { id: "yes", label: "Yes", effect: "continue" },
            { id: "again", label: "Again", effect },
          ],
        }),
        code("d", { after: ["ok"] }),
      ]),
    );
    run.finish("c#1.1", done(1));
    run.answer("sim-q1", "again");
    run.finish("c#2.1", done(2));
    run.answer("sim-q2", "yes");
    expect(run.open).toEqual(["d#1.1"]);
  });
});
