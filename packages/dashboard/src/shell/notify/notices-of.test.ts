import type { RequestObject, RunListItem } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { runItem } from "../../live/stand-in-run.ts";
import { askedWheel, observedRunItem } from "../../live/testing/observed-item.ts";
import { lookAt, noticesOf } from "./notices-of.ts";

const at = (second: number): string => new Date(second * 1_000).toISOString();
const run = (id: string, endedAt: number | null, more: Partial<RunListItem> = {}): RunListItem =>
  runItem(id, {
    status: endedAt === null ? "running" : "completed",
    ended_at: endedAt === null ? null : at(endedAt),
    ...more,
  });
const ask = (id: string, opened: number): RequestObject => ({
  id,
  run: "r",
  step: "judge",
  kind: "question",
  status: "open",
  text: "Which\none?",
  options: [],
  opened_at: at(opened),
  expires_at: null,
  closed_at: null,
  answered_by: null,
  option: null,
  answer: null,
  shared: null,
  permission: null,
  about: null,
});
const how = {
  told: { requests: true, ends: true },
  since: 10_000,
  nameOf: ({ id }: RunListItem) => `run ${id}`,
};
const NOTHING = lookAt([], []);

describe("what is told outside of the page", () => {
  test("is a wheel that is asked for, once, and again when it is asked for anew", () => {
    const asking = (since: number, holder: string | null = null) =>
      observedRunItem(
        "w",
        { wheel: askedWheel({ since: at(since), holder }) },
        { status: "waiting" },
      );
    const once = noticesOf(NOTHING, [asking(11)], [], how);
    expect(once).toEqual([
      {
        tag: "w",
        title: "run w asks for a hand at the wheel",
        text: "shop:push: no key",
        run: "w",
      },
    ]);
    const before = lookAt([asking(11)], []);
    expect(noticesOf(before, [asking(11)], [], how)).toEqual([]);
    expect(noticesOf(before, [asking(11, "ann")], [], how)).toEqual([]);
    expect(noticesOf(before, [asking(12)], [], how)).toHaveLength(1);
    expect(noticesOf(NOTHING, [asking(9)], [], how)).toEqual([]);
  });

  test("is a request that opened and a run that ended, one tag a run", () => {
    const before = lookAt([run("r", null)], []);
    expect(noticesOf(before, [run("r", null)], [ask("q1", 11)], how)).toEqual([
      { tag: "r", title: "run r needs you", text: "judge: Which one?", run: "r" },
    ]);
    const failed = run("r", 12, { status: "failed", error: "no agent" });
    expect(noticesOf(before, [failed], [], how)).toEqual([
      { tag: "r", title: "run r failed", text: "no agent", run: "r" },
    ]);
  });

  test("is told once, and never from before the connection", () => {
    const now = lookAt([run("a", 11)], [ask("q1", 11)]);
    expect(noticesOf(now, [run("a", 11)], [ask("q1", 11)], how)).toEqual([]);
    expect(noticesOf(NOTHING, [run("old", 9)], [ask("q0", 9)], how)).toEqual([]);
  });

  test("is what a person chose", () => {
    const told = { requests: false, ends: false };
    expect(noticesOf(NOTHING, [run("a", 11)], [ask("q1", 11)], { ...how, told })).toEqual([]);
  });

  test("is one word when much happens at once", () => {
    const runs = ["a", "b", "c"].map((id) => run(id, 11));
    expect(noticesOf(NOTHING, runs, [ask("q1", 11)], how)).toEqual([
      { tag: "many", title: "4 things happened", text: "1 need you, 3 ended", run: undefined },
    ]);
  });
});
