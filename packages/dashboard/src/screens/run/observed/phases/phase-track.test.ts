import { describe, expect, test } from "vitest";
import { phaseTrack } from "./phase-track.ts";

const entered = (...names: readonly string[]) =>
  names.map((name, index) => ({ name, at: 1_000 * index ** 2 }));
const shown = (...names: readonly string[]): string =>
  phaseTrack(entered(...names))
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
    const track = phaseTrack(entered("build", "verify", "build"));
    expect(shown("build", "verify", "build")).toBe(
      "build current x2, hardening left-out, verify passed, done ahead",
    );
    expect(track[0]).toMatchObject({ spentMs: 1_000, enteredAt: 4_000, backFrom: "verify" });
    expect(track[2]).toMatchObject({ spentMs: 3_000, backFrom: undefined });
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
    const [build] = phaseTrack([
      { name: "build", at: 9_000 },
      { name: "verify", at: 1_000 },
    ]);
    expect(build?.spentMs).toBe(0);
  });
});
