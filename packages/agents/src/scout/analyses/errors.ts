import { rulePlaces, ruleTable } from "../code/rule-places.ts";
import { GO_ERROR_RULES } from "../errors/go-error-rules.ts";
import { LOST_CAUSE_RULES } from "../errors/lost-cause-rules.ts";
import { LOST_WRITE_RULES } from "../errors/lost-write-rules.ts";
import type { AnalysisResult } from "./candidate.ts";
import { isProgram, type AnalysisContext } from "./context.ts";
import { analysePlaces } from "./place-analysis.ts";

const RULES = ruleTable([...LOST_WRITE_RULES, ...LOST_CAUSE_RULES, ...GO_ERROR_RULES]);

/** Finds failures that are dropped, answered as if nothing had happened, or that lose their cause. */
export function analyseErrors(context: AnalysisContext): Promise<AnalysisResult> {
  return analysePlaces(context, {
    analysis: "errors",
    isFor: (file) => isProgram(file) && (file.role === "source" || file.role === "tooling"),
    placesIn: (file) => rulePlaces(file, RULES),
    none: "no failed write that is dropped, and no lost cause,",
    nothing: "there is no source file",
  });
}
