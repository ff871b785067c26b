import { describe, expect, test } from "vitest";
import type { IssueRow } from "../views/issues/issue-row.ts";
import type { RequestRow } from "../views/request-row.ts";
import { runProjection } from "../views/run-row.ts";
import { type RunRow, runRowSchema } from "../views/rows/run-columns.ts";
import { type AroundIssue, issueItem, issueItemSchema } from "./issue-item.ts";

const ROW: IssueRow = {
  id: "orders/3",
  project_id: "orders",
  project_path: "/orders",
  number: 3,
  seq: 2,
  title: "Totals are wrong",
  description: "",
  type: "bug",
  labels: '["money"]',
  priority: "high",
  parent: 1,
  depends_on: "[1,2]",
  created_by: "ann",
  created_at: 1_000,
  updated_at: 2_000,
  closed_at: null,
  deleted_at: null,
  comments: 0,
  runs: "[]",
  last_run: null,
};

const AROUND: AroundIssue = {
  runs: [],
  request: undefined,
  isDriven: false,
  statusOf: () => "open",
  children: { total: 0, done: 0 },
};

/** A run's row as its projection makes it, with what a test says of it. */
function runRow(id: string, changed: Partial<RunRow>): RunRow {
  const project = { id: "orders", path: "/orders" };
  const data = { flow: "solve-issue", title: "#3", project, input: {}, band: "small", by: "ann" };
  const born = { seq: 1, at: 1_000, type: "run.created", data };
  const [{ row } = { row: null }] = runProjection.project(`run/${id}`, [born], () => undefined);
  return { ...runRowSchema.parse(row), ...changed };
}

const STARTED: IssueRow = { ...ROW, runs: '["r1","r2"]', last_run: "r2" };

describe("the card of an issue", () => {
  test("of one that was never started says that nothing was used, which is known", () => {
    const item = issueItemSchema.parse(issueItem(ROW, AROUND));
    expect(item).toMatchObject({ id: "orders/3", status: "open", runs: 0, last_run: null });
    expect(item).toMatchObject({ tokens: { input: 0, output: 0, unknown: 0 }, cost: 0 });
  });

  test("names those that it waits for: not the done ones, but deleted, closed and open ones", () => {
    const around = {
      ...AROUND,
      statusOf: (n: number) => (n === 1 ? ("done" as const) : undefined),
    };
    expect(issueItem(ROW, around).blocked_by).toEqual([2]);
    expect(issueItem(ROW, { ...AROUND, statusOf: () => "closed" }).blocked_by).toEqual([1, 2]);
  });

  test("is where its last run is, whatever the earlier ones came to", () => {
    const status = (last: Partial<RunRow>, row = STARTED): string => {
      const runs = [runRow("r2", last), runRow("r1", { status: "completed" })];
      return issueItem(row, { ...AROUND, runs }).status;
    };
    expect(status({ status: "queued" })).toBe("inprogress");
    expect(status({ status: "running" })).toBe("inprogress");
    expect(status({ status: "waiting", open_requests: 1 })).toBe("waiting");
    expect(status({ status: "failed" })).toBe("open");
    expect(status({ status: "cancelled" })).toBe("open");
    expect(status({ status: "completed" })).toBe("done");
    expect(status({ status: "completed" }, { ...STARTED, closed_at: 5 })).toBe("closed");
  });

  test("adds up what all of its runs have used, and what nobody knows stays unknown", () => {
    const runs = [
      runRow("r1", { tokens_in: 10, tokens_out: 5, cost_usd: 0.5 }),
      runRow("r2", { status: "failed", error: "No answer.", unknown_tokens: 2, unknown_cost: 1 }),
    ];
    const item = issueItem(STARTED, { ...AROUND, runs });
    expect(item).toMatchObject({ tokens: { input: 10, output: 5, unknown: 2 }, cost_unknown: 1 });
    expect(item.last_run).toMatchObject({ id: "r2", status: "failed", error: "No answer." });
  });

  test("shows the first line of what is asked, and what it is about", () => {
    const request: RequestRow = {
      id: "r2-q1",
      run: "r2",
      step: "approve",
      kind: "approval",
      text: "\n  Is this plan right?\nStep 1: …",
      options: "[]",
      status: "open",
      opened_at: 3_000,
      expires_at: null,
      closed_at: null,
      answered_by: null,
      option: null,
      answer: null,
      shared: null,
      permission: null,
      about: '{"kind":"plan","step":"compile"}',
    };
    expect(issueItem(STARTED, { ...AROUND, request }).request).toEqual({
      id: "r2-q1",
      run: "r2",
      kind: "approval",
      about: "plan",
      text: "Is this plan right?",
      opened_at: "1970-01-01T00:00:03.000Z",
    });
  });
});
