import type { OpenAttempt, OpenRequest, RunState, StepState } from "../../run/state.ts";
import { subRunId } from "../../run/sub-run-id.ts";
import { COMMANDS } from "../commands.ts";
import { formatDuration } from "../format/format-duration.ts";
import { oneLine } from "../format/one-line.ts";
import type { Reason, WhyExtra } from "./reason.ts";

/** What each step that is not blocked by another does or waits for: people first, then work, then time. */
export function whySteps(state: RunState, now: number, extra: WhyExtra): Reason[] {
  const running = [...state.active].flatMap(({ id, def, attempt }) => {
    if (!attempt) return [];
    return def.kind === "run"
      ? whyInside(state, id, attempt, now, extra)
      : [whyRunning(id, attempt, now, extra)];
  });
  if (state.cancel || state.fatal) return running;
  return [
    ...[...state.requests.values()].map((request) => whyRequest(request, state, now)),
    ...running,
    ...whyReady(state, now, extra),
    ...whyTimed(state, now, extra),
  ];
}

function whyRequest(request: OpenRequest, state: RunState, now: number): Reason {
  const { step, openedAt, expiresAt, options } = request;
  const choices =
    options.length === 0
      ? "in words"
      : `with ${options.map(({ id, label }) => `${id} (${label})`).join(" or ")}`;
  const end = expiresAt === undefined ? "" : `; it expires in ${formatDuration(expiresAt - now)}`;
  const others = [...state.agenda].filter((other) => sharing(other, request));
  const who =
    others.length === 0 ? step : `${step}, with ${others.map(({ id }) => id).join(", ")},`;
  const text = `${who} has waited ${formatDuration(now - openedAt)} for an answer ${choices}: ${oneLine(request.text, 200)}${end}`;
  return { kind: "request", step, since: openedAt, text, todo: COMMANDS.answer(request) };
}

/** Whether a step waits for the answer to another one's request. */
function sharing(step: StepState, { shared }: OpenRequest): boolean {
  return step.need === "ask" && shared !== undefined && step.park?.ask?.shared === shared;
}

function whyRunning(id: string, attempt: OpenAttempt, now: number, extra: WhyExtra): Reason {
  const since = attempt.startedAt;
  const base = { kind: "running", step: id, since, todo: undefined } as const;
  if (!extra.driven) {
    const text = `${id} was under way when its host went away; it begins again, in the same session if its agent can.`;
    return { ...base, text };
  }
  const does = { author: "has run", critic: "has been judged", supervisor: "has been repaired" };
  const again = attempt.ordinal > 1 ? ` (attempt ${attempt.ordinal})` : "";
  const line = extra.attempts?.attempts.get(attempt.id)?.lastLine;
  const last = line === undefined ? "" : `: ${line}`;
  const text = `${id} ${does[attempt.role]} for ${formatDuration(now - since)}${again}${last}`;
  return { ...base, text };
}

/** A step that is a run of its own: that run, and what only a person can do there, told once and where it can be done. */
function whyInside(
  outer: RunState,
  step: string,
  attempt: OpenAttempt,
  now: number,
  { inner }: WhyExtra,
): Reason[] {
  const id = subRunId(outer.id, attempt.id);
  const since = attempt.startedAt;
  const reasons = inner?.get(id) ?? [];
  // It pauses with the run around it, which says so itself.
  const people = reasons.filter(
    ({ kind }) => kind === "request" || (kind === "paused" && !outer.paused),
  );
  const text = `${step} is run ${id}, and has run for ${formatDuration(now - since)}`;
  const own: Reason = { kind: "subrun", step, since, text, todo: COMMANDS.why(id) };
  return people.length === 0
    ? [own]
    : people.map((reason) => ({ ...reason, step, text: `${step} is run ${id}: ${reason.text}` }));
}

/** Steps that could begin and have not. */
function whyReady(state: RunState, now: number, extra: WhyExtra): Reason[] {
  if (state.paused || !extra.driven) return [];
  return [...state.agenda].flatMap((step): Reason[] => {
    if (state.reopening?.closing.has(step)) return [];
    if ([...state.requests.values()].some((request) => sharing(step, request))) return [];
    const since = readySince(step, extra);
    const held = extra.parked?.get(step.id);
    const base = { step: step.id, since, todo: undefined };
    if (held === undefined)
      return [{ ...base, kind: "ready", text: `${step.id} is about to go on.` }];
    const length = since === undefined ? "waits" : `has waited ${formatDuration(now - since)}`;
    return [{ ...base, kind: "slot", text: `${step.id} ${length} to start: ${held}.` }];
  });
}

function whyTimed(state: RunState, now: number, extra: WhyExtra): Reason[] {
  return [...state.timers.values()].flatMap((timer): Reason[] => {
    const step = state.steps.get(timer.step);
    if (!step || state.requests.has(timer.id)) return []; // an expiry is told with its request
    const left = timer.until - now;
    const when = left > 0 ? `in ${formatDuration(left)}` : "now";
    const text = `${step.id} goes on ${when}: ${timer.why}.`;
    const since = readySince(step, extra);
    return [{ kind: step.park ? "parked" : "retry", step: step.id, since, text, todo: undefined }];
  });
}

/** When the step's last attempt ended; when it has had none, when the last step before it ended. */
function readySince(step: StepState, { attempts }: WhyExtra): number | undefined {
  const last = attempts?.steps.get(step.id)?.attempts.at(-1)?.endedAt;
  if (last !== undefined) return last;
  const ends = step.dependencies.flatMap(({ id }) => attempts?.steps.get(id)?.endedAt ?? []);
  return ends.length === 0 ? undefined : Math.max(...ends);
}
