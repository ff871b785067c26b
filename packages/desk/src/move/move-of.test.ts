import { ISSUE_STATUSES, isWheelhouseError } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { moveOf } from "./move-of.ts";

/** What each move means, from the row's column to the others in their order; `–` is refused. */
const MEANS = {
  open: ["–", "start", "–", "–", "close"],
  inprogress: ["stop", "–", "–", "–", "close"],
  waiting: ["stop", "–", "–", "–", "close"],
  done: ["–", "–", "–", "–", "close"],
  closed: ["reopen", "–", "–", "–", "–"],
} as const;

/** What a move means; of a refusal, whether it says why and what to do. */
function outcome(work: () => string): string {
  try {
    return work();
  } catch (error) {
    if (!isWheelhouseError(error) || error.code !== "issue.state") throw error;
    const says = /^Issue #7 .+\.$/.test(error.message);
    return says && /issue (?:show|start|reopen) 7/.test(error.hint ?? "") ? "–" : error.message;
  }
}

describe("a move of a card", () => {
  test.each(ISSUE_STATUSES)("from %s means what a person may do, or says why not", (status) => {
    const moving = { number: 7, status, asksToAccept: false };
    const all = ISSUE_STATUSES.map((to) => outcome(() => moveOf(moving, to)));
    expect(all).toEqual([...MEANS[status]]);
  });

  test("to done accepts the work when that is what is asked", () => {
    const moving = { number: 7, status: "waiting", asksToAccept: true } as const;
    expect(moveOf(moving, "done")).toBe("accept");
  });
});
