import type { IssueItem } from "@wheelhouse/core";

/** An issue for tests, with what they name. */
export function issueItemOf(number: number, more: Partial<IssueItem> = {}): IssueItem {
  return {
    id: `orders-1/${number}`,
    project_id: "orders-1",
    number,
    title: `Issue ${number}`,
    status: "open",
    type: null,
    labels: [],
    priority: "normal",
    parent: null,
    depends_on: [],
    blocked_by: [],
    children: { total: 0, done: 0 },
    comments: 0,
    runs: 0,
    last_run: null,
    request: null,
    tokens: { input: null, output: null, unknown: 0 },
    cost: null,
    cost_unknown: 0,
    created_by: "ann",
    created_at: "2026-11-21T10:00:00.000Z",
    updated_at: "2026-11-21T10:00:00.000Z",
    deleted_at: null,
    ...more,
  };
}
