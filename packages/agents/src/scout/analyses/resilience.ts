import { rulePlaces, ruleTable } from "../code/rule-places.ts";
import { ENDING_RULES } from "../resilience/ending-rules.ts";
import { TIMEOUT_RULES } from "../resilience/timeout-rules.ts";
import type { AnalysisResult } from "./candidate.ts";
import { isProgram, type AnalysisContext } from "./context.ts";
import { analysePlaces } from "./place-analysis.ts";

const RULES = ruleTable([...TIMEOUT_RULES, ...ENDING_RULES]);

/** Finds what pages people at night: calls without a limit, hot loops, timers that fail alone. */
export function analyseResilience(context: AnalysisContext): Promise<AnalysisResult> {
  return analysePlaces(context, {
    analysis: "resilience",
    isFor: (file) => isProgram(file) && file.role === "source",
    placesIn: (file) => rulePlaces(file, RULES),
    none: "no call without a time limit, endless retry or exit of a library",
    nothing: "there is no source file",
  });
}
