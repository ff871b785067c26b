import type { StepInput } from "@wheelhouse/core";
import { renderInputSchema } from "../report/render-input.ts";
import type { SectionId } from "../report/section-id.ts";

/** What a reader sees of the sections that are not part of a document. */
const TITLES: Readonly<Record<SectionId, string>> = {
  "how-to-read": "How to read this",
  "agent-findings": "one for each who looked",
  risk: "Risk",
  recommendations: "Recommendations",
  "system-recommendations": "System recommendations",
  evidence: "Evidence",
  rounds: "Rounds",
  ledger: "Claim ledger",
  "gap-confidence": "Confidence",
  "web-sources": "Outside sources",
  page: "The page",
  change: "The change",
  "drafts-json": "Drafts for programs",
  reviews: "Review of the draft",
  "open-items": "Open items",
  "sources-given": "What was given",
  "review-scope": "What was reviewed",
  "review-table": "Findings",
  "review-verdict": "Recommendation",
  "review-critical": "Critical",
  "review-warnings": "Warnings",
  "review-suggestions": "Suggestions",
  "review-yagni": "YAGNI candidates",
  "review-existing": "Not of this change's making",
  "review-good": "What is good",
  "review-checks": "Automated checks",
  "review-security": "Security vulnerabilities",
  "review-security-summary": "Security summary",
};

/** Titles of a report's own sections, in order; those that may be empty are left out of the report when they are. */
export function sectionTitles(steps: readonly StepInput[]): string[] {
  const render = steps.find(({ id }) => id === "render");
  const { sections } = renderInputSchema
    .pick({ sections: true })
    .parse(render?.kind === "code" ? render.input : undefined);
  return sections.map((each) => (typeof each === "string" ? TITLES[each] : each.title));
}
