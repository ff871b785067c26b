import { z } from "zod";
import { jsonSchema } from "../json.ts";
import type { RunState } from "../run/state.ts";
import type { AttemptLog } from "../views/attempts/attempt-record.ts";
import { reportOf } from "../views/report.ts";
import type { RequestRow } from "../views/request-row.ts";
import { wavesOfRun } from "../views/waves-of-run.ts";
import { findingObject, findingObjectSchema } from "./finding-object.ts";
import { requestObject, requestObjectSchema } from "./request-object.ts";
import { headShape, runHead, type RunHeadExtra } from "./run-head.ts";
import { stepObject, stepObjectSchema } from "./step-object.ts";

/** A run on the wire, whole: what `run --json` and `show --json` print. */
export const runObjectSchema = z.object({
  ...headShape,
  steps: z.array(stepObjectSchema),
  findings: z.array(findingObjectSchema),
  /** Markdown; null while the run is open and its report is not written. */
  report: z.string().nullable(),
  receipt: z.record(z.string(), jsonSchema).nullable(),
  requests: z.array(requestObjectSchema),
});
/** A run on the wire, whole. */
export type RunObject = z.infer<typeof runObjectSchema>;

/** What only others than the fold of a run know. */
export interface RunObjectExtra extends RunHeadExtra {
  /** Its rows of the table of requests. */
  readonly requests: readonly RequestRow[];
}

/** A run as the wire shows it. */
export function runObject(
  state: RunState,
  attempts: AttemptLog,
  { requests, ...extra }: RunObjectExtra,
): RunObject {
  const report = reportOf(state);
  const { has_report, steps_total: _, ...head } = runHead(state, extra);
  const waves = wavesOfRun(state);
  return {
    ...head,
    steps: [...state.steps.values()].map((step) =>
      stepObject(state, step, attempts.steps.get(step.id) ?? {}, waves.get(step.id) ?? 1),
    ),
    findings: report.findings.map(findingObject),
    report: has_report ? report.markdown : null,
    receipt: report.receipt ?? null,
    requests: requests.map(requestObject),
  };
}
