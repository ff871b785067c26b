export { FLOWS, flowsByName } from "./flows.ts";
export { describeFlows, type FlowDescription } from "./describe-flows.ts";
export { flowFunctions } from "./functions.ts";
export { personas, personaOf, type PersonaId } from "./personas/personas.ts";
export { checkPersona, type PersonaFile, type PersonaProblem } from "./personas/persona-file.ts";
export { MOST_PERSONA_BYTES } from "./personas/plain-text.ts";
export { countText, fixedTextOf, type TextCount } from "./personas/count-text.ts";
export { analysesOf } from "./personas/analyses-of.ts";
export { contracts } from "./contracts/contracts.ts";
export type { Posture } from "./contracts/posture.ts";
export { findingsAnswer, synthesisAnswer, validationAnswer } from "./briefs/answers.ts";
export { OUTPUT_SCHEMAS } from "./briefs/output-schemas.ts";
export { BAND_SETTINGS } from "./spine/band-settings.ts";
export { YAGNI_FLAGS, type YagniFlag } from "./contracts/yagni-flags.ts";
export { spine, type SpineFlow } from "./spine/spine.ts";
export { spineForm, spineParts } from "./spine/spine-form.ts";
export type {
  About,
  Author,
  Reviewer,
  SecondAngle,
  SpineConfig,
  Validator,
} from "./spine/spine-config.ts";
export type { Angle } from "./spine/angle.ts";
export { COMMON_INPUTS, type FlowInput, type InputSpec } from "./spine/input-spec.ts";
export type { DocumentSection } from "./report/document-section.ts";
export { snapshotSchema, type SnapshotOutput } from "./io/snapshot.ts";
export {
  diffInputSchema,
  diffSchema,
  reviewModeSchema,
  type DiffOutput,
  type ReviewMode,
} from "./io/diff.ts";
export { factsSchema, type FactsOutput } from "./io/facts.ts";
export { scanInputSchema, scanSchema, SIGNALS, type ScanOutput, type Signal } from "./io/scan.ts";
export {
  citationsInputSchema,
  placesToCheckSchema,
  citationsSchema,
  toCheckSchema,
  type CitationsOutput,
} from "./io/citations.ts";
export {
  materialInputSchema,
  materialSchema,
  type MaterialInput,
  type MaterialOutput,
} from "./io/material.ts";
export { resolveMaterial, type MaterialSource } from "./material/resolve-material.ts";
export { checkGiven } from "./material/check-given.ts";
export { citedText } from "./material/cited-text.ts";
export { historyInputSchema, historySchema, type HistoryOutput } from "./io/history.ts";
export { keptFindings } from "./history/kept-findings.ts";
export { agentNames } from "./history/since.ts";
export { afterCheckSchema, type AfterCheckOutput } from "./io/after-check.ts";
export { bandReading } from "./roster/band-reading.ts";
export { signalsOf, type SignalHit } from "./scan/signals-of.ts";
export { scanTree, type ScanSource } from "./scan/scan-tree.ts";
export { inScope, resolveScope, type Resolved } from "./scan/resolve-scope.ts";
export { chooseMode, type ModeFacts } from "./scan/choose-mode.ts";
export { diffOutput, type DiffSource } from "./scan/diff-output.ts";
export {
  reportSchema,
  receiptSchema,
  reportFindingSchema,
  type Receipt,
  type Report,
  type ReportFinding,
} from "./report/report-schema.ts";
export { STANDINGS, type Standing } from "./fold/entry.ts";
export {
  attachedPage,
  exportJson,
  exportSarif,
  type ReportSource,
} from "./export/export-report.ts";
export {
  commandSchema,
  namedCommandSchema,
  solveInputSchema,
  type NamedCommand,
  type SolveInput,
  type SolveRequest,
} from "./solve/solve-input.ts";
export {
  draftSchema,
  draftStepSchema,
  type Draft,
  type DraftInput,
  type DraftStep,
} from "./solve/draft/draft-schema.ts";
export type { DraftProblem, DraftRules } from "./solve/draft/draft-rules.ts";
export { lintDraft, problemsAsText } from "./solve/draft/lint-draft.ts";
export { compiledSchema } from "./solve/compile/compile-solver.ts";
export {
  checkResultSchema,
  checksInputSchema,
  checksSchema,
  prepareInputSchema,
  type CheckResult,
  type ChecksOutput,
} from "./solve/io/checks.ts";
export {
  broughtSchema,
  type BroughtOutput,
  resolvedSchema,
  settledSchema,
} from "./solve/io/bring-base.ts";
export { UPDATE } from "./solve/update/update-names.ts";
export { changesSchema, type ChangesOutput } from "./solve/io/changes.ts";
export {
  cloneSchema,
  handOverInputSchema,
  handOverSchema,
  mergeabilitySchema,
  type MergeabilityOutput,
} from "./solve/io/hand-over.ts";
export { issueFlows, solveIssue } from "./solve/solve-issue.ts";
export { judgementSchema, type Judgement } from "./solve/verdict/judgement.ts";
export { solveFunctions } from "./solve/solve-functions.ts";
