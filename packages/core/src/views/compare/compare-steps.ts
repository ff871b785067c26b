import { z } from "zod";
import type { RunState, StepState } from "../../run/state.ts";
import type { AttemptLog, AttemptRecord } from "../attempts/attempt-record.ts";

/** A run as far as a comparison looks at it. */
export interface ComparedRun {
  readonly state: RunState;
  readonly attempts: AttemptLog;
}

/** How one step went in one run. */
export interface StepSide {
  readonly status: string;
  /** Who did it last; null when nobody did, or no agent is needed. */
  readonly agent: string | null;
  readonly attempts: number;
  /** Input and output of all attempts; null is unknown. */
  readonly tokens: number | null;
  /** US dollars of all attempts; null is unknown. */
  readonly cost: number | null;
  /** From its first attempt of this generation to its end, in milliseconds; null while it has none, or was taken over. */
  readonly duration: number | null;
  /** What a critic said last, or the verdict that it handed in. */
  readonly verdict: string | null;
  /** The run that did it, when it was taken over. */
  readonly taken: string | null;
}

/** A step in both runs, by its id; null on a side that does not have it. */
export interface StepCompared {
  readonly id: string;
  readonly label: string;
  readonly before: StepSide | null;
  readonly after: StepSide | null;
}

/** The steps of two runs side by side, in the order of the later one's plan, then those that only the earlier one has. */
export function compareSteps(before: ComparedRun, after: ComparedRun): StepCompared[] {
  const ids = new Set([...after.state.steps.keys(), ...before.state.steps.keys()]);
  return [...ids].map((id) => {
    const [one, other] = [before.state.steps.get(id), after.state.steps.get(id)];
    return {
      id,
      label: other?.def.label ?? one?.def.label ?? id,
      before: one ? sideOf(one, before) : null,
      after: other ? sideOf(other, after) : null,
    };
  });
}

function sideOf(step: StepState, { attempts }: ComparedRun): StepSide {
  const log = attempts.steps.get(step.id);
  const all = log?.attempts ?? [];
  const first = all.find(({ generation }) => generation === step.generation);
  const end = log?.endedAt;
  return {
    status: step.status,
    agent: all.findLast(({ agent }) => agent !== undefined)?.agent ?? null,
    attempts: all.length,
    tokens: sum(step, all, ({ inputTokens, outputTokens }) =>
      inputTokens === undefined && outputTokens === undefined
        ? undefined
        : (inputTokens ?? 0) + (outputTokens ?? 0),
    ),
    cost: sum(step, all, ({ costUsd }) => costUsd),
    duration: first === undefined || end === undefined ? null : end - first.startedAt,
    verdict: verdictOf(step),
    taken: step.taken?.run ?? null,
  };
}

/** What attempts have used together; unknown when nobody who could have used anything says so. */
function sum(
  { def, taken }: StepState,
  attempts: readonly AttemptRecord[],
  figure: (usage: NonNullable<AttemptRecord["usage"]>) => number | undefined,
): number | null {
  const isFree = (def.kind !== "agent" && def.kind !== "run") || taken !== undefined;
  const said = attempts.map(({ usage, modelFree }) => (modelFree ? 0 : usage && figure(usage)));
  const known = said.filter((each) => each !== undefined);
  if (known.length === 0) return isFree || attempts.length === 0 ? 0 : null;
  return known.reduce((total, each) => total + each, 0);
}

const verdictSchema = z.object({ verdict: z.string() });

function verdictOf({ def, status, critique, output }: StepState): string | null {
  const own = verdictSchema.safeParse(output).data?.verdict;
  if (own !== undefined || def.kind !== "agent" || !def.critic) return own ?? null;
  if (status === "completed") return "accept";
  return critique.length > 0 ? "reject" : null;
}
