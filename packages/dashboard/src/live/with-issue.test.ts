import { type IssueObject, issueObjectSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { issueItemOf } from "../screens/board/testing/issue-item-of.ts";
import { runItem } from "./stand-in-run.ts";
import { isPageBehind, withIssue, withItem, withRunOfIssue } from "./with-issue.ts";

const BOARD = [issueItemOf(1), issueItemOf(3)];

function page(more: Partial<IssueObject> = {}): IssueObject {
  return issueObjectSchema.parse({
    ...issueItemOf(1),
    seq: 1,
    description: "",
    origin: null,
    parts: [],
    needed_by: [],
    runs_list: [runItem("a"), runItem("b")],
    requests: [],
    comments_list: [],
    activity: [],
    closed: null,
    ...more,
  });
}

describe("a board with a card as it is now", () => {
  test("has it in its place, whether it is new or known, and not when it is deleted", () => {
    const two = issueItemOf(2);
    expect(withIssue(BOARD, two).map(({ number }) => number)).toEqual([1, 2, 3]);
    const changed = withIssue(BOARD, issueItemOf(3, { title: "Else" }));
    expect(changed.map(({ title }) => title)).toEqual(["Issue 1", "Else"]);
    expect(changed[0]).toBe(BOARD[0]);
    const gone = { deleted_at: "2026-11-21T11:00:00.000Z" };
    expect(withIssue(BOARD, issueItemOf(1, gone)).map(({ number }) => number)).toEqual([3]);
    expect(withIssue(BOARD, issueItemOf(2, gone))).toBe(BOARD);
  });
});

describe("the page of an issue", () => {
  test("shows what its card says, and asks for the rest only when there is more", () => {
    const issue = page();
    const further = issueItemOf(1, { tokens: { input: 5, output: 1, unknown: 0 } });
    expect(withItem(issue, further)).toMatchObject({ tokens: { input: 5 }, seq: 1 });
    expect(isPageBehind(issue, further)).toBe(false);
    expect(isPageBehind(issue, issueItemOf(1, { comments: 1 }))).toBe(true);
    expect(isPageBehind(issue, issueItemOf(1, { status: "done" }))).toBe(true);
  });

  test("takes up its own runs, and is the same object for those of others", () => {
    const issue = page();
    const next = withRunOfIssue(issue, runItem("b", { status: "completed" }));
    expect(next.runs_list.map(({ status }) => status)).toEqual(["running", "completed"]);
    expect(withRunOfIssue(issue, runItem("c"))).toBe(issue);
  });
});
