import { type Action, actionText, type ProposalObject } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { PLAIN } from "../output/paint.ts";
import { answerText, proposalCard } from "./proposal-card.ts";

function proposal(action: Action, rest: Partial<ProposalObject> = {}): ProposalObject {
  return {
    id: "orders/main/3",
    thread: "orders/main",
    n: 3,
    message: 2,
    status: "open",
    action,
    text: actionText(action),
    why: "It was asked for.",
    at: "2026-11-22T04:00:00.000Z",
    answered_at: null,
    answered_by: null,
    effect: null,
    refusal: null,
    ...rest,
  };
}

const card = (action: Action): string =>
  proposalCard(proposal(action), { paint: PLAIN, columns: 80, option: " --thread plans" });

const ACTIONS: readonly (readonly [Action, readonly string[]])[] = [
  [
    {
      kind: "create_issue",
      title: "Part b",
      ref: "b",
      type: "bug",
      priority: "high",
      labels: ["import"],
      depends_on: ["a", 7],
      description: "Do b.",
    },
    [
      "Create the issue “Part b”",
      "bug · priority high · #import · after a, #7 · called b here",
      "Do b.",
    ],
  ],
  [{ kind: "start_issue", issue: 4, agent: "qwen" }, ["Start issue #4", "private clone: qwen"]],
  [
    { kind: "launch_flow", flow: "code-review", band: "small", focus: "The import", agent: "qwen" },
    ["Start code-review small", "By qwen.", "The import"],
  ],
  [
    {
      kind: "schedule",
      name: "nightly",
      title: "Each night",
      cron: "0 2 * * *",
      zone: "UTC",
      act: {
        kind: "flow",
        flow: "code-review",
        band: "small",
        focus: "What is new",
        agent: "qwen",
        model: "coder",
        input: { paths: ["src"] },
      },
    },
    [
      "Schedule nightly: 0 2 * * * (UTC)",
      "Each night",
      "Starts code-review small.",
      "By qwen, coder.",
      'paths: ["src"]',
      "What is new",
    ],
  ],
  [{ kind: "notify", title: "Look", text: "At this." }, ["Tell you: Look", "At this."]],
  [{ kind: "comment", issue: 5, text: "So it is." }, ["Comment on issue #5", "So it is."]],
];

describe("the card of a proposal", () => {
  test.each(ACTIONS)("says everything that will happen: $kind", (action, words) => {
    const shown = card(action);
    for (const each of words) expect(shown).toContain(each);
    expect(shown).toContain("Why: It was asked for.");
    expect(shown).toContain("wheelhouse chat accept 3 --thread plans");
  });

  test("steers no terminal and never breaks its title", () => {
    const action: Action = {
      kind: "create_issue",
      title: "a\u001b[2Jb\nc",
      description: "\u001b]0;x\u0007d",
    };
    expect(card(action).split("\n").slice(0, 2)).toEqual(["3  Create the issue “ab c”", "   d"]);
  });

  test.each([
    [{ status: "accepted", answered_by: "ann", effect: { issue: 7 } }, "accepted by ann: issue #7"],
    [{ status: "dismissed", answered_by: "ann", refusal: "Not now" }, "dismissed by ann: Not now"],
    [{ status: "undone", answered_by: "ann" }, "taken back by ann"],
    [{ status: "void", refusal: "The flow is gone" }, "cannot be done any more: The flow is gone"],
  ] as const)("says what became of it: %j", (rest, words) => {
    const action: Action = { kind: "create_issue", title: "x" };
    expect(answerText(proposal(action, rest))).toContain(words);
  });

  test("shows all that somebody is to say yes to, and of what was answered its beginning", () => {
    const words = "word ".repeat(1_000).trim();
    const action: Action = { kind: "notify", title: "Look", text: words };
    const count = (text: string): number => text.split("word").length - 1;
    expect(count(card(action))).toBe(1_000);
    const done = proposal(action, { status: "dismissed", answered_by: "ann" });
    const short = proposalCard(done, { paint: PLAIN, columns: 80, option: "" });
    expect(count(short)).toBeLessThan(200);
    expect(short).toContain("…");
  });
});
