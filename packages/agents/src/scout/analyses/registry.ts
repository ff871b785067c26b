import type { Analysis } from "@wheelhouse/core";
import type { AnalysisResult } from "./candidate.ts";
import { analyseChurn } from "./churn.ts";
import { analyseConcurrency } from "./concurrency.ts";
import type { AnalysisContext } from "./context.ts";
import { analyseCycles } from "./cycles.ts";
import { analyseDanger } from "./danger.ts";
import { analyseDocClaims } from "./doc-claims.ts";
import { analyseDocStructure } from "./doc-structure.ts";
import { analyseEdgeCases } from "./edge-cases.ts";
import { analyseErrors } from "./errors.ts";
import { analyseGodFiles } from "./god-files.ts";
import { analyseMap } from "./map.ts";
import { analyseResilience } from "./resilience.ts";
import { analyseStack } from "./stack.ts";
import { analyseTests } from "./tests.ts";
import { analyseInfrastructure } from "./infrastructure.ts";
import { analyseData } from "./data.ts";
import { analyseInterface } from "./interface.ts";
import { analyseGaps } from "./gaps.ts";
import { analyseSeams } from "./seams.ts";
import { analyseTraces } from "./traces.ts";
import { analyseTodos } from "./todos.ts";

/** How an analysis is run and what it speaks of. */
export interface RegisteredAnalysis {
  /** What it does, for whoever watches. */
  readonly title: string;
  /** Topics of its findings. */
  readonly topics: readonly string[];
  /** Whether it says what is there; the others look for problems. */
  readonly describes: boolean;
  readonly run: (context: AnalysisContext) => AnalysisResult | Promise<AnalysisResult>;
}

const problems = (
  title: string,
  topics: readonly string[],
  run: RegisteredAnalysis["run"],
): RegisteredAnalysis => ({ title, topics, describes: false, run });

const descriptions = (
  title: string,
  topics: readonly string[],
  run: RegisteredAnalysis["run"],
): RegisteredAnalysis => ({ title, topics, describes: true, run });

/** Every analysis that core names. */
export const REGISTRY: Readonly<Record<Analysis, RegisteredAnalysis>> = {
  churn: problems("Compare size with how often files change", ["hot-spot"], analyseChurn),
  cycles: problems(
    "Look for circles of imports and overgrown files",
    ["import-cycle", "god-file"],
    async (context) => join(await analyseCycles(context), await analyseGodFiles(context)),
  ),
  tests: problems("Match source files with tests", ["missing-tests"], analyseTests),
  danger: problems("Look for dangerous calls and secrets", ["security", "secrets"], analyseDanger),
  todos: problems("Look for old reminders in comments", ["stale-todo"], analyseTodos),
  concurrency: problems(
    "Look for lost promises and locks that stay taken",
    ["concurrency"],
    analyseConcurrency,
  ),
  "doc-claims": problems(
    "Check what documents say against the tree",
    ["contradiction"],
    analyseDocClaims,
  ),
  "doc-structure": problems(
    "Look at the structure of the documents",
    ["doc-structure"],
    analyseDocStructure,
  ),
  "edge-cases": problems(
    "Look for values that the code does not expect",
    ["edge-case"],
    analyseEdgeCases,
  ),
  errors: problems("Look for failures that are dropped", ["error-handling"], analyseErrors),
  resilience: problems(
    "Look for calls without a limit and endless retries",
    ["resilience"],
    analyseResilience,
  ),
  infrastructure: problems(
    "Look at images, workflows, containers and lists of packages",
    ["operations"],
    analyseInfrastructure,
  ),
  data: problems("Look at migrations, queries and columns of money", ["data"], analyseData),
  interface: problems("Look for what some people cannot use", ["accessibility"], analyseInterface),
  gaps: descriptions("Look up what the desired state names", ["gap"], analyseGaps),
  map: descriptions(
    "Map where the code begins and what it rests on",
    ["entry-point", "core", "data-model", "config", "test", "docs"],
    analyseMap,
  ),
  seams: descriptions("Look at what crosses between the parts", ["seam"], analyseSeams),
  traces: descriptions(
    "Follow what the words name into the code",
    ["error-path", "data-flow", "history"],
    analyseTraces,
  ),
  stack: descriptions(
    "Read manifests, commands and settings",
    ["stack", "commands", "docs", "infrastructure", "boundaries"],
    analyseStack,
  ),
};

const join = (a: AnalysisResult, b: AnalysisResult): AnalysisResult => ({
  candidates: [...a.candidates, ...b.candidates],
  clean: [...a.clean, ...b.clean],
  notRun: [...a.notRun, ...b.notRun],
});
