import { architecturalAnalysis } from "./flows/architectural-analysis.ts";
import { codeReview } from "./flows/code-review.ts";
import { planImplementation } from "./flows/plan-implementation.ts";
import type { SpineFlow } from "./spine/spine.ts";

/** The built-in flows, in the order of their tabs and numbers. */
export const FLOWS: readonly SpineFlow[] = [architecturalAnalysis, planImplementation, codeReview];

/** The built-in flows by name. */
export const flowsByName: ReadonlyMap<string, SpineFlow> = new Map(
  FLOWS.map((flow) => [flow.name, flow]),
);
