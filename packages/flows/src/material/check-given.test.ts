import { isWheelhouseError } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { flowsByName } from "../flows.ts";
import { checkGiven } from "./check-given.ts";

const FILES: Readonly<Record<string, string | undefined>> = {
  "docs/plan.md": "# Plan\n\nArchive old orders.\n",
  "docs/empty.md": "\n",
  "docs/items.md": "### W-1: Archive\n\nMove them.\n",
  "docs/prose.md": "Somebody should do something.\n",
  "docs/plan.pdf": undefined,
  "src/payments/refund.ts": "export {};\n",
};

/** What is said of a focus before a run of a flow: message and next step; undefined when it is taken. */
function said(name: string, question: string, input: Readonly<Record<string, string>> = {}) {
  const flow = flowsByName.get(name);
  if (!flow) throw new Error(name);
  const source = { files: Object.keys(FILES), read: (path: string) => FILES[path] };
  try {
    checkGiven(flow, { question, ...input }, source);
    return undefined;
  } catch (error) {
    if (!isWheelhouseError(error)) throw error;
    return `${error.message} ${error.hint}`;
  }
}

describe("what a run is given", () => {
  test.each([
    [
      "research",
      " ",
      /needs to be told what about\. Write it as the focus: wheelhouse run research/,
    ],
    ["investigate", "", /needs to be told what about/],
    ["plan-work-items", "docs/pln.md", /no file docs\/pln\.md\. Did you mean docs\/plan\.md/],
    ["iterative-plan-review", "docs/plan.pdf", /docs\/plan\.pdf is no text/],
    ["plan-implementation", "docs/empty.md", /docs\/empty\.md is empty/],
    [
      "gap-analysis",
      "what is missing in payments?",
      /is not given\. Write both sides .* "what is ->/,
    ],
    ["gap-analysis", "src/payments -> docs/pln.md", /Did you mean docs\/plan\.md/],
    ["work-items-to-issues", "docs/prose.md", /no work items .* Give each a heading/],
    ["architectural-analysis", "src/paymnts", /src\/paymnts, .* Did you mean src\/payments/],
    ["test-planning", "src/payments/refnd.ts", /Did you mean src\/payments\/refund\.ts/],
    ["code-review", "src/paymnts", /Did you mean src\/payments/],
    ["code-review", "lib/gone.ts", /from the project's root/],
  ])("%s refuses %j with the next step", (name, focus, text) => {
    expect(said(name, focus)).toMatch(text);
  });

  test.each([
    ["plan-work-items", "docs/plan.md"],
    ["work-items-to-issues", "docs/items.md"],
    ["gap-analysis", "src/payments -> docs/plan.md"],
    ["architectural-analysis", ""],
    ["architectural-analysis", "the client/server seam and/or the rest"],
    ["architectural-analysis", "src/payments and src/gone.ts"],
    ["plan-a-feature", "Archive old orders"],
  ])("%s takes %j", (name, focus) => {
    expect(said(name, focus)).toBeUndefined();
  });

  test("a document by its name counts before the focus", () => {
    expect(said("plan-work-items", "", { plan: "docs/plan.md" })).toBeUndefined();
    expect(said("plan-work-items", "docs/plan.md", { plan: "docs/pln.md" })).toMatch(
      /Did you mean/,
    );
  });

  test("needs no words where a document says what it is about", () => {
    expect(said("investigate", "", { issue: "The cart is empty." })).toBeUndefined();
    expect(said("architectural-analysis", "")).toBeUndefined();
  });
});
