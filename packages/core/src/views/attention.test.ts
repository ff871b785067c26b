import { describe, expect, test } from "vitest";
import { createRunState } from "../run/state.ts";
import { attention } from "./attention.ts";
import type { RequestRow } from "./request-row.ts";
import { rowOfFold } from "./rows/row-of-fold.ts";
import type { RunRow } from "./rows/run-columns.ts";

const EXTRA = { now: 100_000, driving: new Set<string>(), seen: new Set<string>() };

function runRow(id: string, rest: Partial<RunRow>): RunRow {
  const row = rowOfFold({ state: createRunState(id), steps: [], live: null, graph: null });
  return { ...row, title: `Title of ${id}`, updated_at: 1_000, ...rest };
}

function requestRow(id: string, rest: Partial<RequestRow> = {}): RequestRow {
  return {
    id,
    run: "r1",
    step: "ok",
    kind: "approval",
    text: "Go on?",
    options: JSON.stringify([{ id: "yes", label: "Yes", effect: "continue" }]),
    status: "open",
    opened_at: 1_000,
    expires_at: null,
    closed_at: null,
    answered_by: null,
    option: null,
    answer: null,
    shared: null,
    permission: null,
    about: null,
    ...rest,
  };
}

describe("attention", () => {
  test("goes to open requests, with the command that answers", () => {
    const run = runRow("r1", { status: "waiting", open_requests: 2 });
    const words = requestRow("r1-q2", { options: "[]", expires_at: 400_000 });
    const closed = requestRow("r1-q3", { status: "answered" });
    expect(attention([run], [requestRow("r1-q1"), words, closed], EXTRA)).toEqual([
      {
        kind: "request",
        run: "r1",
        request: "r1-q2",
        title: "Title of r1",
        text: "ok asks: Go on? (expires in 5m)",
        since: 1_000,
        command: 'wheelhouse answer r1-q2 --text "…"',
      },
      {
        kind: "request",
        run: "r1",
        request: "r1-q1",
        title: "Title of r1",
        text: "ok asks: Go on?",
        since: 1_000,
        command: "wheelhouse answer r1-q1 yes",
      },
    ]);
  });

  test("goes first to requests that run out of time, then to the oldest", () => {
    const requests = [
      requestRow("young", { opened_at: 3_000 }),
      requestRow("old", { opened_at: 2_000 }),
      requestRow("later", { expires_at: 9_000 }),
      requestRow("soon", { expires_at: 5_000, opened_at: 4_000 }),
    ];
    const items = attention([], requests, EXTRA);
    expect(items.map(({ request }) => request)).toEqual(["soon", "later", "old", "young"]);
    expect(items[0]?.title).toBe("r1");
  });

  test("goes to runs that something but a person has paused", () => {
    const paused = { status: "paused", paused_at: 7_000 } as const;
    const runs = [
      runRow("budget", { ...paused, paused_by: "budget", paused_reason: "used up" }),
      runRow("disk", { ...paused, paused_at: null, paused_by: "wheelhouse", paused_reason: null }),
      runRow("lunch", { ...paused, paused_by: "ann", paused_reason: "lunch" }),
      runRow("nobody", { ...paused, paused_by: null }),
    ];
    expect(attention(runs, [], EXTRA)).toMatchObject([
      {
        kind: "paused",
        run: "budget",
        text: "used up",
        since: 7_000,
        command: "wheelhouse resume budget",
      },
      { kind: "paused", run: "disk", text: "it is paused", since: 1_000 },
    ]);
  });

  test("goes to runs that nobody drives", () => {
    const open = { status: "running", steps_done: 2, steps_total: 5 } as const;
    const runs = [runRow("r1", open), runRow("r2", open)];
    expect(attention(runs, [], { ...EXTRA, driving: new Set(["r2"]) })).toMatchObject([
      {
        kind: "interrupted",
        run: "r1",
        text: "2 of 5 steps are done, and nobody drives it",
        since: 1_000,
        command: "wheelhouse resume r1",
      },
    ]);
  });

  test("goes to failed runs until they are seen, the latest first", () => {
    const failed = { status: "failed", error: "it died" } as const;
    const runs = [
      runRow("first", { ...failed, ended_at: 2_000 }),
      runRow("seen", { ...failed, ended_at: 3_000 }),
      runRow("last", { ...failed, ended_at: 4_000, error: null }),
    ];
    expect(attention(runs, [], { ...EXTRA, seen: new Set(["seen"]) })).toMatchObject([
      {
        kind: "failed",
        run: "last",
        text: "it failed",
        since: 4_000,
        command: "wheelhouse report last",
      },
      { kind: "failed", run: "first", text: "it died", since: 2_000 },
    ]);
  });

  test("does not go to what is well, done, or cancelled by somebody", () => {
    const runs = [
      runRow("a", { status: "completed", ended_at: 1 }),
      runRow("b", { status: "cancelled", ended_at: 1 }),
      runRow("c", { status: "waiting", open_requests: 1 }),
    ];
    expect(attention(runs, [], EXTRA)).toEqual([]);
  });

  test("comes in the order of its kinds", () => {
    const runs = [
      runRow("failed", { status: "failed", ended_at: 9_000, title: null, flow: "code-review" }),
      runRow("interrupted", { status: "running", title: null, updated_at: null }),
      runRow("paused", { status: "paused", paused_by: "budget" }),
    ];
    const items = attention(runs, [requestRow("q")], EXTRA);
    expect(items.map(({ kind }) => kind)).toEqual(["request", "paused", "interrupted", "failed"]);
    expect(items.map(({ title }) => title)).toEqual([
      "r1",
      "Title of paused",
      "interrupted",
      "code-review",
    ]);
    expect(items[2]?.since).toBe(0);
  });

  test("goes to a run and what is inside it once", () => {
    const outer = runRow("r1", { status: "running", running: 1, steps_total: 2 });
    const inside = (rest: Partial<RunRow>) => runRow("r2", { parent_run: "r1", ...rest });
    const kinds = (row: RunRow, requests: RequestRow[] = []) =>
      attention([outer, row], requests, EXTRA).map(({ kind, run }) => [kind, run]);
    expect(kinds(inside({ status: "running", running: 1 }))).toEqual([["interrupted", "r1"]]);
    expect(kinds(inside({ status: "failed", ended_at: 2_000 }))).toEqual([["interrupted", "r1"]]);
    const budget = { status: "paused", paused_by: "budget", paused_at: 2_000 } as const;
    const driven = { ...EXTRA, driving: new Set(["r1", "r2"]) };
    expect(attention([outer, inside(budget)], [], driven)).toMatchObject([
      { kind: "paused", run: "r2" },
    ]);
    const asked = requestRow("r2-q1", { run: "r2" });
    const waiting = inside({ status: "waiting", open_requests: 1 });
    expect(attention([outer, waiting], [asked], driven)).toMatchObject([
      { kind: "request", run: "r2" },
    ]);
  });
});
