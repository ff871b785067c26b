import type { StepObject } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { attemptObject, stepObject } from "../../../../live/testing/run-state.ts";
import { activeStep } from "./active-step.ts";
import { isFolded } from "./folded-waves.ts";
import { rosterOf } from "./roster-of.ts";

const attempt = attemptObject();
const step = stepObject;

describe("the roster", () => {
  test("has waves in their order, and what is in a container after it", () => {
    const roster = rosterOf([
      step("b", { wave: 2 }),
      step("a"),
      step("b/x", { wave: 2, parent: "b" }),
      step("c", { wave: 2 }),
      step("b/x/y", { wave: 2, parent: "b/x" }),
    ]);
    expect(
      roster.map(({ wave, steps }) => [wave, steps.map(({ step: { id }, depth }) => [id, depth])]),
    ).toEqual([
      [1, [["a", 0]]],
      [
        2,
        [
          ["b", 0],
          ["b/x", 1],
          ["b/x/y", 2],
          ["c", 0],
        ],
      ],
    ]);
  });

  test.each([
    ["pending", ["pending", "pending"]],
    ["running", ["completed", "pending"]],
    ["running", ["running", "failed"]],
    ["waiting", ["running", "waiting"]],
    ["failed", ["failed", "completed"]],
    ["completed", ["completed", "skipped"]],
    ["cancelled", ["completed", "cancelled"]],
  ] as const)("says that a wave is %s when its steps are %s", (status, statuses) => {
    const [wave] = rosterOf(statuses.map((each, index) => step(`${index}`, { status: each })));
    expect(wave?.status).toBe(status);
  });

  test("says how long a wave took, once it is over", () => {
    const ended = { status: "completed", started_at: "2026-01-01T00:00:01Z" } as const;
    const over = [
      step("a", { ...ended, ended_at: "2026-01-01T00:00:05Z" }),
      step("b", { ...ended, started_at: "2026-01-01T00:00:00Z", ended_at: "2026-01-01T00:00:02Z" }),
    ];
    expect(rosterOf(over)[0]).toMatchObject({
      startedAt: "2026-01-01T00:00:00Z",
      endedAt: "2026-01-01T00:00:05Z",
    });
    expect(rosterOf([...over, step("c")])[0]?.endedAt).toBeNull();
  });

  test("folds finished waves of a long run that goes on, but not what is shown or failed", () => {
    const many = Array.from({ length: 14 }, (_, index) =>
      step(`${index}`, { status: "completed" }),
    );
    const [wave] = rosterOf(many);
    const now = { choices: new Map(), shown: undefined, isOpen: true, count: 20 };
    if (wave === undefined) throw new Error("no wave");
    expect(isFolded(wave, now)).toBe(true);
    expect(isFolded(wave, { ...now, shown: "3" })).toBe(false);
    expect(isFolded(wave, { ...now, isOpen: false })).toBe(false);
    expect(isFolded(wave, { ...now, count: 5 })).toBe(false);
    expect(isFolded({ ...wave, status: "failed" }, now)).toBe(false);
    expect(isFolded(wave, { ...now, choices: new Map([[1, false]]) })).toBe(false);
    expect(
      isFolded({ ...wave, status: "running" }, { ...now, choices: new Map([[1, true]]) }),
    ).toBe(true);
  });
});

describe("a round of a flow", () => {
  const round = (status: StepObject["status"]) =>
    rosterOf([step("r2.a", { status }), step("r2.b", { status: "skipped" })])[0];
  const now = { choices: new Map(), shown: undefined, isOpen: false, count: 4 };

  test("is named, and says how many of it were skipped", () => {
    expect(round("completed")).toMatchObject({ title: "Round 2", settled: 2, skipped: 1 });
    expect(rosterOf([step("angle.a"), step("angle.b")])[0]?.title).toBe("Angles");
    expect(rosterOf([step("angle.a"), step("fold")])[0]?.title).toBeUndefined();
    expect(rosterOf([step("mine.a"), step("mine.b")])[0]?.title).toBeUndefined();
  });

  test("is folded when it was skipped as a whole, unless a step of it is looked at", () => {
    const [quiet, busy] = [round("skipped"), round("completed")];
    if (quiet === undefined || busy === undefined) throw new Error("no wave");
    expect(isFolded(quiet, now)).toBe(true);
    expect(isFolded(quiet, { ...now, shown: "r2.a" })).toBe(false);
    expect(isFolded(quiet, { ...now, choices: new Map([[1, false]]) })).toBe(false);
    expect(isFolded(busy, now)).toBe(false);
  });
});

describe("the step that is followed", () => {
  const running = (id: string, at: string): StepObject =>
    step(id, { status: "running", started_at: at });

  test("is the one that began last", () => {
    expect(activeStep([running("a", "1"), running("b", "2"), step("c")])?.id).toBe("b");
  });

  test("stays while it works", () => {
    const steps = [running("a", "1"), running("b", "2")];
    expect(activeStep(steps, "a")?.id).toBe("a");
    expect(activeStep([step("a", { status: "completed" }), running("b", "2")], "a")?.id).toBe("b");
  });

  test("is no container", () => {
    const steps = [running("a", "1"), { ...running("m", "3"), kind: "map" as const }];
    expect(activeStep(steps)?.id).toBe("a");
  });

  test("is the one that asks when none works", () => {
    expect(activeStep([step("a"), step("b", { status: "waiting", request: "q" })])?.id).toBe("b");
  });

  test("is the one that ended last when all is over", () => {
    const ended: Partial<StepObject> = { status: "completed", attempts: [attempt] };
    const steps = [
      step("a", { ...ended, ended_at: "2" }),
      step("b", { ...ended, ended_at: "1" }),
      step("c", { status: "skipped", ended_at: "3" }),
    ];
    expect(activeStep(steps)?.id).toBe("a");
  });

  test("is the first before anything began", () => {
    expect(activeStep([step("a"), step("b")])?.id).toBe("a");
    expect(activeStep([])).toBeUndefined();
  });
});
