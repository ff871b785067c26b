import { architecturalAnalysis } from "./flows/architectural-analysis.ts";
import { architecturalDecisionRecord } from "./flows/architectural-decision-record.ts";
import { codeReview } from "./flows/code-review.ts";
import { codingStandard } from "./flows/coding-standard.ts";
import { gapAnalysis } from "./flows/gap-analysis.ts";
import { htmlSummary } from "./flows/html-summary.ts";
import { investigate } from "./flows/investigate.ts";
import { issueTriage } from "./flows/issue-triage.ts";
import { iterativePlanReview } from "./flows/iterative-plan-review.ts";
import { planAFeature } from "./flows/plan-a-feature.ts";
import { planAPhasedBuild } from "./flows/plan-a-phased-build.ts";
import { planImplementation } from "./flows/plan-implementation.ts";
import { planWorkItems } from "./flows/plan-work-items.ts";
import { projectDiscovery } from "./flows/project-discovery.ts";
import { projectDocumentation } from "./flows/project-documentation.ts";
import { research } from "./flows/research.ts";
import { runbook } from "./flows/runbook.ts";
import { stakeholderSummary } from "./flows/stakeholder-summary.ts";
import { tdd } from "./flows/tdd.ts";
import { testPlanning } from "./flows/test-planning.ts";
import { updatePrDescription } from "./flows/update-pr-description.ts";
import { workItemsToIssues } from "./flows/work-items-to-issues.ts";
import type { SpineFlow } from "./spine/spine.ts";

/** The 22 built-in flows, in the order of their tabs and numbers. */
export const FLOWS: readonly SpineFlow[] = [
  architecturalAnalysis,
  gapAnalysis,
  investigate,
  projectDiscovery,
  research,
  issueTriage,
  planAFeature,
  planImplementation,
  planAPhasedBuild,
  planWorkItems,
  testPlanning,
  tdd,
  workItemsToIssues,
  projectDocumentation,
  architecturalDecisionRecord,
  codingStandard,
  runbook,
  stakeholderSummary,
  htmlSummary,
  updatePrDescription,
  codeReview,
  iterativePlanReview,
];

/** The built-in flows by name. */
export const flowsByName: ReadonlyMap<string, SpineFlow> = new Map(
  FLOWS.map((flow) => [flow.name, flow]),
);
