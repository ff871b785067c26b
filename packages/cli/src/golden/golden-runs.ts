import { FLOWS } from "@wheelhouse/flows";
import type { Band } from "@wheelhouse/core";

/** What each built-in flow is asked about the sample project. */
const FOCUS: Readonly<Record<string, string>> = {
  "architectural-analysis": "src/payments src/orders",
  "gap-analysis": "src/payments -> docs/spec.md",
  investigate: "Why are customers charged although the order failed? src/orders/place-order.ts",
  "project-discovery": "",
  research: "Which way to make refunds idempotent?",
  "issue-triage": "docs/issue-114.md",
  "plan-a-feature": "Clerks can give back a part of an order",
  "plan-implementation": "docs/spec.md",
  "plan-a-phased-build": "docs/plan.md",
  "plan-work-items": "docs/plan.md",
  "test-planning": "src/payments src/orders",
  tdd: "partial refunds in src/payments",
  "work-items-to-issues": "docs/items.md",
  "project-documentation": "src/orders",
  "architectural-decision-record": "Where do we keep the stock? src/stock",
  "coding-standard": "How outside services are called: src/payments src/mail",
  runbook: "Refunds fail in src/payments",
  "stakeholder-summary": "docs/summary.md",
  "html-summary": "docs/summary.md",
  "update-pr-description": "",
  "code-review": "",
  "iterative-plan-review": "docs/plan.md",
};

/** Flows that are also run at the larger bands. */
const LARGER = [
  "architectural-analysis",
  "gap-analysis",
  "investigate",
  "plan-implementation",
  "code-review",
];

/** Every flow at band small, and five at medium and large. */
export const GOLDEN_RUNS: readonly { flow: string; band: Band; focus: string }[] = [
  ...FLOWS.map(({ name }) => ({ flow: name, band: "small" as const, focus: FOCUS[name] ?? "" })),
  ...LARGER.flatMap((flow) =>
    (["medium", "large"] as const).map((band) => ({ flow, band, focus: FOCUS[flow] ?? "" })),
  ),
];
