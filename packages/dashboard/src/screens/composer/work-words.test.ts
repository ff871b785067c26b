import { describe, expect, test } from "vitest";
import { type WorkFacts, workWords } from "./work-words.ts";

const none = { tokens: null, cost_usd: null };
const settingsOf = (
  approval: "ask" | "auto",
  limits: { run: typeof none | object; issue: typeof none | object },
  tokens: number | null,
): WorkFacts["settings"] => ({
  settings: [
    {
      id: "tokens",
      status: "person",
      title: "",
      detail: "",
      value: tokens,
      person: null,
      project: null,
    },
  ],
  work: {
    roles: { planner: null, worker: null, critic: null, judge: null, supervisor: null },
    checks: [],
    prepare: [],
    carry: [],
    network: false,
    fresh_checks: false,
    branch_prefix: "",
    base: null,
    approval,
    accept: "ask",
    max_runs: 1,
    limits: { run: { ...none, ...limits.run }, issue: { ...none, ...limits.issue } },
  },
});

describe("what having an issue solved means", () => {
  test("is told while the settings are not known yet", () => {
    expect(workWords({ agent: { id: "claude", calls: "provider" }, settings: undefined })).toBe(
      "starts claude, which edits files in a clone of its own, may cost money.",
    );
  });

  test("has the least of all budgets, and says when there is none", () => {
    const agent = { id: "qwen", calls: "local" } as const;
    const limits = { run: { tokens: 90_000, cost_usd: 2 }, issue: { tokens: 50_000 } };
    expect(workWords({ agent, settings: settingsOf("auto", limits, 70_000) })).toMatch(
      /calls a model of this machine, may use 50\.0k tokens and \$2\.00\./,
    );
    const no = settingsOf("ask", { run: none, issue: none }, null);
    expect(workWords({ agent, settings: no })).toMatch(
      /has its plan wait for your yes, .*, has no budget\.$/,
    );
  });
});
