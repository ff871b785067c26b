import { z } from "zod";
import { jsonSchema } from "../json.ts";
import type { RunState } from "../run/state.ts";
import { runStatus } from "../run/status.ts";
import type { AttemptLog } from "../views/attempts/attempt-record.ts";
import { reportOf } from "../views/report.ts";
import type { RequestRow } from "../views/request-row.ts";
import { shownStatus } from "../views/shown-status.ts";
import { spentOfState } from "../views/spent-view.ts";
import { usedByAgents } from "../views/used-view.ts";
import { wavesOfRun } from "../views/waves-of-run.ts";
import { findingObject, findingObjectSchema } from "./finding-object.ts";
import { requestObject, requestObjectSchema } from "./request-object.ts";
import { runShape } from "./run-shape.ts";
import { spentObject, spentShape } from "./spent-object.ts";
import { stepObject, stepObjectSchema } from "./step-object.ts";
import { usageObject, usageObjectSchema } from "./usage-object.ts";
import { wireTime, wireTimeSchema } from "./wire-time.ts";

/** A run on the wire, whole: what `run --json` and `show --json` print. */
export const runObjectSchema = z.object({
  ...runShape,
  paused: z.object({ by: z.string(), reason: z.string(), at: wireTimeSchema }).nullable(),
  steps: z.array(stepObjectSchema),
  findings: z.array(findingObjectSchema),
  /** Markdown; null while the run is open and its report is not written. */
  report: z.string().nullable(),
  /** `account`: there is no report, and the Markdown says what was done and what was not. */
  report_source: z.enum(["report", "account"]).nullable(),
  receipt: z.record(z.string(), jsonSchema).nullable(),
  requests: z.array(requestObjectSchema),
  ...spentShape,
  /** What each agent has used, by kind. */
  usage: z.array(usageObjectSchema),
  /** Why it failed or was cancelled. */
  error: z.string().nullable(),
});
/** A run on the wire, whole. */
export type RunObject = z.infer<typeof runObjectSchema>;

/** What only others than the fold of a run know. */
export interface RunObjectExtra {
  /** Whether a process drives it. */
  readonly driven: boolean;
  /** Its rows of the table of requests. */
  readonly requests: readonly RequestRow[];
}

/** A run as the wire shows it. */
export function runObject(
  state: RunState,
  attempts: AttemptLog,
  { driven, requests }: RunObjectExtra,
): RunObject {
  const { created, paused, ended } = state;
  const shown = { status: runStatus(state), openRequests: state.requests.size };
  const report = reportOf(state);
  const isReported = report.source === "report" || ended !== undefined;
  const waves = wavesOfRun(state);
  return {
    id: state.id,
    flow: created?.flow ?? null,
    status: shownStatus(shown, driven),
    title: created?.title ?? null,
    project: created?.project ?? null,
    band: created?.band ?? null,
    agent: created?.agent ?? null,
    model: created?.model ?? null,
    created_by: created?.by ?? null,
    created_at: wireTime(created?.at),
    started_at: wireTime(state.started?.at),
    updated_at: wireTime(created ? state.updatedAt : null),
    ended_at: wireTime(ended?.at),
    paused: paused ? { by: paused.by, reason: paused.reason, at: wireTime(paused.at) } : null,
    steps: [...state.steps.values()].map((step) =>
      stepObject(step, attempts.steps.get(step.id) ?? {}, waves.get(step.id) ?? 1),
    ),
    findings: report.findings.map(findingObject),
    report: isReported ? report.markdown : null,
    report_source: isReported ? report.source : null,
    receipt: report.receipt ?? null,
    requests: requests.map(requestObject),
    ...spentObject(spentOfState(state)),
    usage: usedByAgents(state).map(usageObject),
    error: ended?.error ?? null,
  };
}
