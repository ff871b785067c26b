import { architecturalAnalysis } from "./flows/architectural-analysis.ts";
import { codeReview } from "./flows/code-review.ts";
import { gapAnalysis } from "./flows/gap-analysis.ts";
import { investigate } from "./flows/investigate.ts";
import { issueTriage } from "./flows/issue-triage.ts";
import { iterativePlanReview } from "./flows/iterative-plan-review.ts";
import { planImplementation } from "./flows/plan-implementation.ts";
import { projectDiscovery } from "./flows/project-discovery.ts";
import { research } from "./flows/research.ts";
import type { SpineFlow } from "./spine/spine.ts";

/** The built-in flows, in the order of their tabs and numbers. */
export const FLOWS: readonly SpineFlow[] = [
  architecturalAnalysis,
  gapAnalysis,
  investigate,
  projectDiscovery,
  research,
  issueTriage,
  planImplementation,
  codeReview,
  iterativePlanReview,
];

/** The built-in flows by name. */
export const flowsByName: ReadonlyMap<string, SpineFlow> = new Map(
  FLOWS.map((flow) => [flow.name, flow]),
);
