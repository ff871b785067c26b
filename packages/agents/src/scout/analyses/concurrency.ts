import { rulePlaces, ruleTable } from "../code/rule-places.ts";
import { LOCK_RULES } from "../concurrency/lock-rules.ts";
import { LOST_WORK_RULES } from "../concurrency/lost-work-rules.ts";
import { UNAWAITED_RULES } from "../concurrency/unawaited-rules.ts";
import type { AnalysisResult } from "./candidate.ts";
import { isProgram, type AnalysisContext } from "./context.ts";
import { analysePlaces } from "./place-analysis.ts";

const RULES = ruleTable([...UNAWAITED_RULES, ...LOST_WORK_RULES, ...LOCK_RULES]);
const SIGNS =
  /\basync\b|\bawait\b|\bPromise\b|\bgo\s+func\b|\bsync\.|\bsynchronized\b|\b[lL]ock\b|\bMutex\b|\bThread|\bthreading\b|\bspawn\b|\bExecutor|SimpleDateFormat/;

/** Finds work that nobody waits for, and locks that stay taken. */
export function analyseConcurrency(context: AnalysisContext): Promise<AnalysisResult> {
  return analysePlaces(context, {
    analysis: "concurrency",
    isFor: (file) =>
      isProgram(file) &&
      (file.role === "source" || file.role === "tooling") &&
      SIGNS.test(file.lexed.code),
    placesIn: (file) => rulePlaces(file, RULES),
    none: "no lost promise, blocked event loop or lock that stays taken",
    nothing: "no source file starts work beside or takes a lock",
  });
}
