import { rulePlaces, ruleTable } from "../code/rule-places.ts";
import { VALUE_RULES } from "../edge-cases/value-rules.ts";
import type { AnalysisResult } from "./candidate.ts";
import { isProgram, type AnalysisContext } from "./context.ts";
import { analysePlaces } from "./place-analysis.ts";

const RULES = ruleTable(VALUE_RULES);

/** Finds values that the code does not expect although they arrive: none, NaN, text that is no JSON. */
export function analyseEdgeCases(context: AnalysisContext): Promise<AnalysisResult> {
  return analysePlaces(context, {
    analysis: "edge-cases",
    isFor: (file) => isProgram(file) && (file.role === "source" || file.role === "tooling"),
    placesIn: (file) => rulePlaces(file, RULES),
    none: "no comparison, empty list or outside text that is handled wrongly",
    nothing: "there is no source file",
  });
}
