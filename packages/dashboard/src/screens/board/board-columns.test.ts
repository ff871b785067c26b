import { describe, expect, test } from "vitest";
import { columnsOf, filteredIssues, labelsOf, listOf } from "./board-columns.ts";
import { columnBeside, neighbourCard } from "./neighbour-card.ts";
import { issueItemOf } from "./testing/issue-item-of.ts";

const ISSUES = [
  issueItemOf(1, { labels: ["db"], type: "bug" }),
  issueItemOf(2, { priority: "urgent", title: "Totals are WRONG", labels: ["db", "money"] }),
  issueItemOf(3, { status: "done" }),
  issueItemOf(4, { status: "inprogress" }),
];
const NOBODY = new Map();

const numbers = (issues: readonly { readonly number: number }[]) =>
  issues.map((each) => each.number);

describe("the columns of the board", () => {
  test("hold each issue where it stands, what matters most first", () => {
    const columns = columnsOf(ISSUES, NOBODY);
    expect(numbers(columns.open)).toEqual([2, 1]);
    expect(numbers(columns.done)).toEqual([3]);
    expect(numbers(listOf(columns))).toEqual([4, 2, 1, 3]);
  });

  test("show a card where it is asked to be, and where it was once the asking is over", () => {
    const asked = columnsOf(ISSUES, new Map([[1, "inprogress"] as const]));
    expect(numbers(asked.inprogress)).toEqual([1, 4]);
    expect(numbers(columnsOf(ISSUES, NOBODY, asked).open)).toEqual([2, 1]);
  });

  test("stay the same objects where nothing of them has changed", () => {
    const before = columnsOf(ISSUES, NOBODY);
    const after = columnsOf(ISSUES.with(2, issueItemOf(3, { status: "closed" })), NOBODY, before);
    expect(after.open).toBe(before.open);
    expect(after.done).not.toBe(before.done);
  });

  test("hold of a filter what has all of it, whatever the case", () => {
    expect(numbers(filteredIssues(ISSUES, { label: "db", q: "wrong TOTALS" }))).toEqual([2]);
    expect(numbers(filteredIssues(ISSUES, { type: "bug" }))).toEqual([1]);
    expect(numbers(filteredIssues(ISSUES, { q: "#4" }))).toEqual([4]);
    expect(filteredIssues(ISSUES, {})).toBe(ISSUES);
    expect(labelsOf(ISSUES)).toEqual(["db", "money"]);
  });

  test("are gone through by keys, past those that are empty", () => {
    const columns = columnsOf(ISSUES, NOBODY);
    expect(neighbourCard(columns, undefined, "down")).toBe(2);
    expect(neighbourCard(columns, 2, "down")).toBe(1);
    expect(neighbourCard(columns, 1, "down")).toBe(1);
    expect(neighbourCard(columns, 1, "right")).toBe(4);
    expect(neighbourCard(columns, 4, "right")).toBe(3);
    expect(neighbourCard(columns, 3, "right")).toBe(3);
    expect(neighbourCard(columns, 3, "left")).toBe(4);
    expect(columnBeside("open", "left")).toBeUndefined();
    expect(columnBeside("done", "right")).toBe("closed");
  });
});
