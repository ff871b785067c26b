import type { ReportModel } from "./report-model.ts";
import type { SectionId } from "./section-id.ts";
import {
  agentFindings,
  howToRead,
  recommendations,
  risk,
  systemRecommendations,
} from "./sections/analysis-sections.ts";
import { gapConfidence } from "./sections/gap-confidence.ts";
import { pageSection } from "./page/page-section.ts";
import { webSources } from "./sections/web-sources.ts";
import { evidenceSection, givenSection, ledgerSection } from "./sections/evidence-sections.ts";
import { changeSection, draftsJson } from "./sections/given-parts.ts";
import { openItemsSection, reviewsSection, roundsSection } from "./sections/history-sections.ts";
import {
  reviewChecks,
  reviewGood,
  reviewScope,
  reviewTable,
  reviewVerdict,
} from "./sections/review-context.ts";
import {
  reviewCritical,
  reviewExisting,
  reviewSuggestions,
  reviewWarnings,
  reviewYagni,
} from "./sections/review-lists.ts";
import { reviewSecurity, reviewSecuritySummary } from "./sections/review-security.ts";

/** Writes one section, or nothing when it would be empty. */
export type SectionWriter = (model: ReportModel) => string | undefined;

/** Who writes which section. */
export const SECTION_WRITERS: Readonly<Record<SectionId, SectionWriter>> = {
  "how-to-read": howToRead,
  "agent-findings": agentFindings,
  risk,
  recommendations,
  "system-recommendations": systemRecommendations,
  evidence: evidenceSection,
  rounds: roundsSection,
  ledger: ledgerSection,
  "gap-confidence": gapConfidence,
  "web-sources": webSources,
  page: pageSection,
  change: changeSection,
  "drafts-json": draftsJson,
  reviews: reviewsSection,
  "open-items": openItemsSection,
  "sources-given": givenSection,
  "review-scope": reviewScope,
  "review-table": reviewTable,
  "review-verdict": reviewVerdict,
  "review-critical": reviewCritical,
  "review-warnings": reviewWarnings,
  "review-suggestions": reviewSuggestions,
  "review-yagni": reviewYagni,
  "review-existing": reviewExisting,
  "review-good": reviewGood,
  "review-checks": reviewChecks,
  "review-security": reviewSecurity,
  "review-security-summary": reviewSecuritySummary,
};
