/** Sections that a flow may put between Summary and Validation. */
export const SECTION_IDS = [
  "how-to-read",
  "agent-findings",
  "risk",
  "recommendations",
  "system-recommendations",
  "evidence",
  "rounds",
  "ledger",
  "reviews",
  "open-items",
  "sources-given",
  "review-scope",
  "review-table",
  "review-verdict",
  "review-critical",
  "review-warnings",
  "review-suggestions",
  "review-yagni",
  "review-existing",
  "review-good",
  "review-checks",
  "review-security",
  "review-security-summary",
] as const;
/** A section of a report. */
export type SectionId = (typeof SECTION_IDS)[number];
