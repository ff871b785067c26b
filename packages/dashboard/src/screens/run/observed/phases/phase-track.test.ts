import { createRunState, reduce } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { phaseTrack, type TrackPhase } from "./phase-track.ts";

/** The row of a log that enters phases in this order, each at a second times the square of its place. */
function track(...names: readonly string[]): TrackPhase[] {
  return trackOf(names.map((name, index) => ({ name, at: 1_000 * index ** 2 })));
}
function trackOf(entered: readonly { readonly name: string; readonly at: number }[]): TrackPhase[] {
  const state = createRunState("x-1");
  const project = { id: "", path: "" };
  const data = { flow: "run.log", title: "t", project, input: {}, source: "run-log", by: "a" };
  reduce(state, { type: "run.created", data, seq: 1, at: 0 });
  for (const [index, { name, at }] of entered.entries())
    reduce(state, { type: "phase.entered", data: { phase: name }, seq: index + 2, at });
  const { phases } = state.observed ?? {};
  return phaseTrack([...(phases?.rounds.values() ?? [])], entered.at(-1)?.name);
}
const shown = (...names: readonly string[]): string =>
  track(...names)
    .map(({ name, state, rounds }) => `${name} ${state}${rounds > 1 ? ` x${rounds}` : ""}`)
    .join(", ");

describe("the row of phases", () => {
  test("has the usual phases ahead before the first is entered", () => {
    expect(shown()).toBe("build ahead, hardening ahead, verify ahead, done ahead");
  });

  test("says which is passed, current, ahead, and which was left out", () => {
    expect(shown("build", "verify")).toBe(
      "build passed, hardening left-out, verify current, done ahead",
    );
  });

  test("shows a way back as another round, and from where it came", () => {
    const [build, , verify] = track("build", "verify", "build");
    expect(shown("build", "verify", "build")).toBe(
      "build current x2, hardening left-out, verify passed, done ahead",
    );
    expect(build).toMatchObject({ spentMs: 1_000, enteredAt: 4_000, backFrom: "verify" });
    expect(verify).toMatchObject({ spentMs: 3_000, backFrom: undefined });
  });

  test("has a phase that nobody knows behind the one it first came from", () => {
    expect(shown("build", "verify", "deploy", "smoke", "deploy")).toBe(
      "build passed, hardening left-out, verify passed, deploy current x2, smoke passed, done ahead",
    );
    expect(shown("plan", "build")).toBe(
      "plan passed, build current, hardening ahead, verify ahead, done ahead",
    );
    expect(shown("build", "done", "archive")).toMatch(/, done passed, archive current$/);
  });

  test("is a harness's own words alone where it uses none of the usual", () => {
    expect(shown("triage", "score")).toBe("triage passed, score current, done ahead");
  });

  test("counts no time below nothing where a log's clock runs backwards", () => {
    const [build] = trackOf([
      { name: "build", at: 9_000 },
      { name: "verify", at: 1_000 },
    ]);
    expect(build?.spentMs).toBe(0);
  });

  test("is as true after a thousand ways back as after one", () => {
    const names = Array.from({ length: 1_000 }, () => ["build", "verify"]).flat();
    expect(shown("plan", ...names)).toBe(
      "plan passed, build passed x1000, hardening left-out, verify current x1000, done ahead",
    );
  });

  test("has the current phase, however many others there were", () => {
    const names = Array.from({ length: 150 }, (_, index) => `p${index}`);
    expect(track(...names).at(-1)).toMatchObject({ name: "p149", state: "current" });
  });
});
