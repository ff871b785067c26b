import {
  createRunState,
  type Fork,
  forkOf,
  mayWrite,
  nearest,
  parsePlan,
  reduceAll,
  type RunEvent,
  type RunState,
  WheelhouseError,
} from "@wheelhouse/core";
import { z } from "zod";
import type { EnginePorts } from "../ports.ts";
import { asRunEvent } from "../recover/load-run.ts";
import { hashOf } from "./start-run.ts";

/** What a person asks for when they fork a run. */
export interface ForkRequest {
  /** The step that is done anew, with all that depends on it; absent when only what has not finished is. */
  readonly from?: string | undefined;
  /** Who does it, instead of who did it the first time. */
  readonly agent?: string | undefined;
  readonly model?: string | undefined;
  readonly by: string;
}

/** Wire schema of a {@link ForkRequest}. */
export const forkRequestSchema: z.ZodType<ForkRequest> = z.strictObject({
  from: z.string().optional(),
  agent: z.string().optional(),
  model: z.string().optional(),
  by: z.string(),
});

/**
 * The birth of a run that takes over the finished steps of an earlier one, which stays as it is. Throws `run.unknown`,
 * `step.unknown`, `plan.invalid` when this version lacks a function that the plan names, or `run.state` when there is
 * nothing to do, the files are gone that the finished steps have read, or it writes.
 */
export async function birthOfFork(
  ports: EnginePorts,
  run: string,
  request: ForkRequest,
): Promise<RunEvent[]> {
  const events = (await ports.journal.read(`run/${run}`, { class: "run" })).map(asRunEvent);
  const state = reduceAll(createRunState(run), events);
  const fork = forkFrom(state, forkOf(state, events, request.from), request.from);
  const { created } = state;
  if (!created) throw unknownRun(run);
  refuseWriting(state);
  await refuseWithoutGround(ports, state, fork);
  const plan = parsePlan(fork.plan, { functions: new Set(ports.functions.keys()) });
  const { agent = created.agent } = request;
  // The model of one agent means nothing to another.
  const model = request.model ?? (agent === created.agent ? created.model : undefined);
  const { flow, title, project, input, band, rules, autoContinue } = created;
  return [
    {
      type: "run.created",
      data: {
        flow,
        title,
        project: { ...project },
        input: { ...input },
        ...(band === undefined ? {} : { band }),
        ...(agent === undefined ? {} : { agent }),
        ...(model === undefined ? {} : { model }),
        ...(rules === undefined ? {} : { rules: [...rules] }),
        ...(autoContinue === undefined ? {} : { autoContinue }),
        fork: fork.fork,
        by: request.by,
      },
    },
    { type: "run.planned", data: { hash: hashOf(plan), plan } },
    ...fork.events,
    { type: "run.started", data: { host: ports.host } },
  ];
}

function forkFrom(state: RunState, fork: Fork | undefined, from: string | undefined): Fork {
  const { id } = state;
  if (!state.created) throw unknownRun(id);
  if (!fork)
    throw new WheelhouseError("run.state", `Run ${id} has no plan yet that could be taken over.`, {
      hint: `See what it waits for: wheelhouse why ${id}`,
    });
  if (from !== undefined && !state.steps.has(from)) {
    const near = nearest(from, [...state.steps.keys()]);
    const hint =
      near.length > 0
        ? `Did you mean ${near.join(" or ")}?`
        : `See its steps: wheelhouse show ${id}`;
    throw new WheelhouseError(
      "step.unknown",
      `Run ${id} has no step ${JSON.stringify(from.slice(0, 200))}.`,
      { hint },
    );
  }
  if (fork.left > 0) return fork;
  const [first] = state.steps.keys();
  throw new WheelhouseError(
    "run.state",
    `All steps of run ${id} have finished, so that a fork would have nothing to do.`,
    {
      hint: `Name the step that is to be done anew: wheelhouse fork ${id} --from ${first ?? "STEP"}`,
    },
  );
}

/** What a run has written is in a clone of its own: finished steps of it would be taken over without their work. */
function refuseWriting({ id, plan }: RunState): void {
  if (!plan?.steps.some(mayWrite)) return;
  throw new WheelhouseError(
    "run.state",
    `Run ${id} writes in a clone of its own, where no other run goes on.`,
    {
      hint: `Start its issue again; its plan can be used once more: wheelhouse issue save-plan ${id} NAME`,
    },
  );
}

/** Citations are checked against the files that were read: without these, what was found in them proves nothing. */
async function refuseWithoutGround(
  { ground }: EnginePorts,
  { id }: RunState,
  { fork, events }: Fork,
): Promise<void> {
  const origins = new Set(fork.taken.map(({ run }) => run));
  const outputs = Object.fromEntries(
    events.flatMap((event) =>
      event.type === "step.taken" && event.data.output !== undefined
        ? [[event.step, event.data.output]]
        : [],
    ),
  );
  const [lost] = await ground.lost(outputs, [...origins]);
  if (lost === undefined) return;
  throw new WheelhouseError(
    "run.state",
    `The files that step ${lost} of run ${id} had made are gone, and what was found in them could not be checked.`,
    { hint: `Have them made anew: wheelhouse fork ${id} --from ${lost}` },
  );
}

function unknownRun(run: string): WheelhouseError {
  return new WheelhouseError("run.unknown", `There is no run ${run}.`, {
    hint: "List runs: wheelhouse ls",
  });
}
