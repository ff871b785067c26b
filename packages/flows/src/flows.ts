import type { Flow } from "@wheelhouse/core";
import { architecturalAnalysis } from "./flows/architectural-analysis.ts";
import { codeReview } from "./flows/code-review.ts";
import type { FlowInput } from "./spine/flow-input.ts";

/** The built-in flows, in the order in which they are listed. */
export const FLOWS: readonly Flow<FlowInput>[] = [codeReview, architecturalAnalysis];

/** The built-in flows by name. */
export const flowsByName: ReadonlyMap<string, Flow<FlowInput>> = new Map(
  FLOWS.map((flow) => [flow.name, flow]),
);
