import { z } from "zod";
import type { RunState } from "../run/state.ts";
import { endError, runStatus } from "../run/status.ts";
import { reportSource } from "../views/report.ts";
import { shownStatus } from "../views/shown-status.ts";
import { spentOfState } from "../views/spent-view.ts";
import { usedByAgents } from "../views/used-view.ts";
import { waveOfRun } from "../views/waves-of-run.ts";
import {
  isStale,
  observedObject,
  type ObservedExtra,
  observedObjectSchema,
} from "./observed-object.ts";
import { observedShown } from "./observed-run.ts";
import { OWN_SOURCE } from "./own-source.ts";
import { runShape } from "./run-shape.ts";
import { spentObject, spentShape } from "./spent-object.ts";
import { usageObject, usageObjectSchema } from "./usage-object.ts";
import { wireTime, wireTimeSchema } from "./wire-time.ts";

const joinedSchema = z.object({ run: z.string(), source: z.string() });

/** What a run on the wire says of itself as a whole, short enough to be sent with every change. */
export const headShape = {
  ...runShape,
  paused: z.object({ by: z.string(), reason: z.string(), at: wireTimeSchema }).nullable(),
  /** `account`: there is no report, and the Markdown says what was done and what was not. */
  report_source: z.enum(["report", "account"]).nullable(),
  ...spentShape,
  /** What each agent has used, by kind. */
  usage: z.array(usageObjectSchema),
  /** Why it failed or was cancelled. */
  error: z.string().nullable(),
  /** Other runs that tell of the same, such as spans that its agents sent: shown here and not in the list. Absent for none. */
  joined: z.array(joinedSchema).optional(),
  /** What is known of it beside, when another harness drives it; null for a run of ours. */
  observed: observedObjectSchema.nullable(),
  /** The first wave that is not settled, or the last one; null before there is a plan. */
  wave: z.object({ current: z.int(), total: z.int() }).nullable(),
};

/** A run on the wire without what is in it: its steps, requests, findings, report and receipt. */
export const runHeadSchema = z.object({
  ...headShape,
  /** Whether `GET /api/runs/{id}/report` has something that stays. */
  has_report: z.boolean(),
  /** How many steps there are; who has another number has missed that some are gone or new. */
  steps_total: z.int(),
});
/** A run on the wire without what is in it. */
export type RunHead = z.infer<typeof runHeadSchema>;

/** What only others than the fold of a run know of it as a whole. */
export interface RunHeadExtra {
  /** Whether a process drives it. */
  readonly driven: boolean;
  /** What is known of an observed run that is not in its events. */
  readonly seen?: ObservedExtra | undefined;
  /** What tells of a run of ours, such as spans that its agents sent. */
  readonly joined?: ObservedExtra["joined"] | undefined;
}

/** A run without what is in it as the wire shows it. */
export function runHead(state: RunState, { driven, seen, joined }: RunHeadExtra): RunHead {
  const { created, paused, ended, observed } = state;
  const shown = { status: runStatus(state), openRequests: state.requests.size };
  const source = reportSource(state);
  const others = seen?.joined ?? joined ?? [];
  const isReported = source === "report" || ended !== undefined;
  return {
    id: state.id,
    flow: created?.flow ?? null,
    source: observed?.source ?? OWN_SOURCE,
    status: seen ? observedShown(shown.status, isStale(state, seen)) : shownStatus(shown, driven),
    title: created?.title ?? null,
    project: created && created.project.id !== "" ? created.project : null,
    band: created?.band ?? null,
    agent: created?.agent ?? null,
    model: created?.model ?? null,
    created_by: created?.by ?? null,
    created_at: wireTime(created?.at),
    started_at: wireTime(state.started?.at),
    updated_at: wireTime(created ? state.updatedAt : null),
    ended_at: wireTime(ended?.at),
    ...(created?.parent && { parent_run: created.parent.run, parent_step: created.parent.step }),
    ...(created?.fork && { forked_from: created.fork.run }),
    paused: paused ? { by: paused.by, reason: paused.reason, at: wireTime(paused.at) } : null,
    report_source: isReported ? source : null,
    has_report: isReported,
    steps_total: state.steps.size,
    ...(seen?.spent ?? spentObject(spentOfState(state))),
    usage: usedByAgents(state).map(usageObject),
    error: endError(state) ?? null,
    ...(others.length > 0 && { joined: [...others] }),
    observed: observed && seen ? observedObject(state, observed, seen) : null,
    wave: waveOfRun(state),
  };
}
