import type { RequestObject, RunListItem } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { runItem } from "../../live/stand-in-run.ts";
import { askedWheel, observedRunItem } from "../../live/testing/observed-item.ts";
import { isUnseen } from "../../shell/is-unseen.ts";
import { needsOf } from "../../shell/needs-of.ts";
import { endedOf } from "./ended-of.ts";

const at = (second: number): string => new Date(second * 1_000).toISOString();
const run = (id: string, more: Partial<RunListItem>): RunListItem =>
  runItem(id, { updated_at: at(1), ...more });
const ask = (id: string, opened: number, expires: number | null): RequestObject => ({
  id,
  run: "asking",
  step: "a",
  kind: "question",
  status: "open",
  text: "?",
  options: [],
  opened_at: at(opened),
  expires_at: expires === null ? null : at(expires),
  closed_at: null,
  answered_by: null,
  option: null,
  answer: null,
  shared: null,
  permission: null,
  about: null,
});
const paused = (id: string, by: string, second: number): RunListItem =>
  run(id, { status: "paused", paused: { by, reason: "no more tokens", at: at(second) } });

describe("what needs a person", () => {
  test("comes in the order of what costs most when it is ignored", () => {
    const runs = [
      run("works", {}),
      run("failed", { status: "failed", ended_at: at(9) }),
      run("looked-at", { status: "failed", ended_at: at(9) }),
      run("left", { status: "interrupted" }),
      paused("early", "budget", 3),
      paused("late", "wheelhouse", 5),
      paused("mine", "ada", 5),
      run("asking", { status: "waiting" }),
    ];
    const requests = [ask("old", 1, null), ask("new", 4, null), ask("ends", 5, 60)];
    const needs = needsOf(runs, requests, (each) => each.id !== "looked-at");
    expect(
      needs.map((need) =>
        need.kind === "request" ? need.request.id : `${need.kind} ${need.run.id}`,
      ),
    ).toEqual([
      "ends",
      "old",
      "new",
      "paused late",
      "paused early",
      "interrupted left",
      "failed failed",
    ]);
    expect(needs[0]?.run?.id).toBe("asking");
  });

  test("is a wheel of another harness that is not released, and nothing else of it", () => {
    const wheel = askedWheel({ since: at(2), holder: "ann" });
    const runs = [
      observedRunItem("silent", { stale: true }, { status: "interrupted" }),
      observedRunItem("broke", {}, { status: "failed", ended_at: at(9) }),
      observedRunItem("ended", { wheel }, { status: "failed", ended_at: at(9) }),
      paused("early", "budget", 3),
      observedRunItem("taken", { wheel }, { status: "waiting" }),
      observedRunItem("asked", { wheel: askedWheel({ since: at(5) }) }, { status: "waiting" }),
    ];
    expect(needsOf(runs, [], () => true).map(({ kind, run: of }) => `${kind} ${of?.id}`)).toEqual([
      "wheel asked",
      "wheel taken",
      "paused early",
    ]);
  });

  test("is no request that was answered", () => {
    expect(needsOf([], [{ ...ask("a", 1, null), status: "answered" }], () => true)).toEqual([]);
  });
});

describe("what ended since a person left", () => {
  const ended = (id: string, second: number, status: RunListItem["status"] = "completed") =>
    run(id, { status, ended_at: at(second) });

  test("is told by the latest, and counts the routine", () => {
    const runs = [ended("a", 1), ended("b", 2), ended("c", 3), ended("x", 0, "cancelled")];
    const { told, routine, total } = endedOf([...runs, ended("bad", 9, "failed")], 2);
    expect(told.map(({ id }) => id)).toEqual(["c", "b", "x"]);
    expect({ routine, total }).toEqual({ routine: 1, total: 4 });
  });

  test("tells what failed in another harness, which nobody can mend here", () => {
    const broke = observedRunItem("broke", {}, { status: "failed", ended_at: at(4) });
    expect(endedOf([broke], 2).told.map(({ id }) => id)).toEqual(["broke"]);
  });

  test("is what ended after all was seen, and was not looked at since", () => {
    const seen = { until: 5_000, runs: ["looked-at"] };
    expect(isUnseen(ended("old", 5), seen)).toBe(false);
    expect(isUnseen(ended("new", 6), seen)).toBe(true);
    expect(isUnseen(ended("looked-at", 6), seen)).toBe(false);
    expect(isUnseen(run("open", {}), seen)).toBe(false);
  });
});
