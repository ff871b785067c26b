import { z } from "zod";
import { addTokens } from "../run/spent.ts";
import type { RunState, StepState } from "../run/state.ts";
import { STEP_STATUSES } from "../run/status.ts";
import { subRunId } from "../run/sub-run-id.ts";
import type { StepAttempts } from "../views/attempts/attempt-record.ts";
import { attemptObject, attemptObjectSchema } from "./attempt-object.ts";
import { wireTime, wireTimeSchema } from "./wire-time.ts";

/** A step of a run on the wire. */
export const stepObjectSchema = z.object({
  /** Children of containers are `parent/key`. */
  id: z.string(),
  label: z.string().nullable(),
  kind: z.enum(["agent", "code", "request", "map", "scope", "run"]),
  persona: z.string().nullable(),
  status: z.enum(STEP_STATUSES),
  /** Whether it, or a step in it, may change files in the run's clone; absent where nothing may. */
  writes: z.literal(true).optional(),
  /** Why it failed, was skipped or sent back. */
  reason: z.string().nullable(),
  generation: z.int(),
  /** In the order in which they began, of all generations. */
  attempts: z.array(attemptObjectSchema),
  /** From 1. */
  wave: z.int(),
  /** Input and output of all attempts together, as far as they say; null when none of them does. */
  tokens: z.int().nullable(),
  /** When its first attempt of this generation began. */
  started_at: wireTimeSchema,
  ended_at: wireTimeSchema,
  /** Steps that it waits for. */
  depends: z.array(z.string()),
  /** The container that it is in. */
  parent: z.string().nullable(),
  /** Its open request. */
  request: z.string().nullable(),
  /** How many items of its list a `map` left out at its cap; absent for none. */
  omitted: z.int().optional(),
  /** The run that it is, of a `run` step that has begun. */
  sub_run: z.string().optional(),
  /** The run that did it, and the position there, when its output was taken over from an earlier one. */
  taken_from: z.object({ run: z.string(), seq: z.int() }).optional(),
  /** Where it has sent the run back to and how often, a person's not counted. */
  sent_back: z.array(z.object({ to: z.string(), count: z.int() })),
});
/** A step of a run on the wire. */
export type StepObject = z.infer<typeof stepObjectSchema>;

/** A step as the wire shows it. */
export function stepObject(
  state: RunState,
  step: StepState,
  { attempts = [], endedAt }: Partial<StepAttempts>,
  wave: number,
): StepObject {
  const { id, def, status, generation } = step;
  const objects = attempts.map(attemptObject);
  const subRun = subRunOf(state.id, step, attempts.findLast(({ role }) => role === "author")?.id);
  const known = objects.flatMap(({ tokens }) => tokens ?? []);
  const isUnknown = def.kind === "agent" && objects.length > 0 && known.length === 0;
  const first = attempts.find((attempt) => attempt.generation === generation);
  return {
    id,
    label: def.label ?? null,
    kind: def.kind,
    persona: def.kind === "agent" ? def.persona.id : null,
    status,
    ...("access" in def && def.access === "write" && { writes: true as const }),
    reason: step.reason ?? null,
    generation,
    attempts: objects,
    wave,
    tokens: isUnknown ? null : known.reduce((sum, tokens) => addTokens(sum, tokens), 0),
    started_at: wireTime(first?.startedAt),
    ended_at: wireTime(endedAt ?? restedAt(state, step, attempts)),
    depends: step.dependencies.map((each) => each.id),
    parent: step.parent?.id ?? null,
    request: step.request ?? null,
    ...(step.omitted > 0 && { omitted: step.omitted }),
    ...(subRun !== undefined && { sub_run: subRun }),
    ...(step.taken && { taken_from: step.taken }),
    sent_back: sentBack(state, id),
  };
}

/** The run that a step is, by its author's last attempt. */
function subRunOf(run: string, { def, taken }: StepState, attempt: string | undefined) {
  if (def.kind !== "run" || taken || attempt === undefined) return undefined;
  return subRunId(run, attempt);
}

/** A session has no end: it rests since its last turn was over. */
function restedAt(
  { observed }: RunState,
  { status }: StepState,
  attempts: StepAttempts["attempts"],
): number | undefined {
  return observed && status !== "running" ? attempts.at(-1)?.endedAt : undefined;
}

function sentBack({ sendBacks }: RunState, id: string): StepObject["sent_back"] {
  if (sendBacks.size === 0) return [];
  const from = `${id}→`;
  return [...sendBacks].flatMap(([pair, count]) =>
    pair.startsWith(from) ? [{ to: pair.slice(from.length), count }] : [],
  );
}
