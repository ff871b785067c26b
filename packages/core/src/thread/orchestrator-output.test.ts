import { describe, expect, test } from "vitest";
import type { Action } from "./action.ts";
import { digestOutputSchema, refProblem, replyOutputSchema } from "./orchestrator-output.ts";

const issue = (ref: string, depends: readonly (string | number)[] = []): Action => ({
  kind: "create_issue",
  ref,
  title: `Part ${ref}`,
  depends_on: [...depends],
});

describe("the names that actions have for each other", () => {
  test("are right when each is there once and nothing waits for itself", () => {
    const start: Action = { kind: "start_issue", issue: "c" };
    const actions = [issue("a"), issue("b", ["a", 7]), issue("c", ["a", "b"]), start];
    expect(refProblem(actions)).toBeUndefined();
  });

  test.each([
    { actions: [issue("a"), issue("a")], problem: "two actions are called a" },
    { actions: [issue("a", ["b"])], problem: "no action is called b" },
    { actions: [issue("a", ["a"])], problem: "they wait for each other: a, a" },
    {
      actions: [issue("a", ["b"]), issue("b", ["c"]), issue("c", ["a"])],
      problem: "they wait for each other: a, b, c, a",
    },
  ])("are wrong: $problem", ({ actions, problem }) => {
    expect(refProblem(actions)).toBe(problem);
  });
});

describe("what the orchestrator hands in", () => {
  const why = "It was asked for.";

  test.each([
    [
      "a program",
      {
        kind: "schedule",
        name: "n",
        cron: "0 2 * * *",
        zone: "UTC",
        act: { kind: "command", argv: ["rm"] },
      },
    ],
    [
      "a call",
      {
        kind: "schedule",
        name: "n",
        cron: "0 2 * * *",
        zone: "UTC",
        act: { kind: "http", method: "GET", url: "https://example.org" },
      },
    ],
    ["an action that there is not", { kind: "close_issue", number: 1 }],
    ["a member that there is not", { kind: "start_issue", issue: 1, force: true }],
  ])("is refused when it has %s", (_, action) => {
    expect(replyOutputSchema.safeParse({ actions: [{ action, why }] }).success).toBe(false);
  });

  test("schedules flows and issues", () => {
    const act = { kind: "flow", flow: "code-review" };
    const action = { kind: "schedule", name: "nightly", cron: "0 2 * * *", zone: "UTC", act };
    expect(replyOutputSchema.parse({ actions: [{ action, why }] }).actions).toHaveLength(1);
  });

  test("decides nothing about items that it does not name", () => {
    expect(digestOutputSchema.parse({ decisions: [] })).toEqual({ decisions: [] });
    expect(
      digestOutputSchema.safeParse({ decisions: [{ item: "all", decision: "close", why }] })
        .success,
    ).toBe(false);
  });
});
