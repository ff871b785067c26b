import {
  advance,
  type AgentStep,
  createRunState,
  type Effect,
  type Json,
  nextDue,
  outputValidator,
  parsePlan,
  reduce,
  type Role,
  type RunEvent,
  type RunState,
  type StepState,
  type Wish,
} from "@wheelhouse/core";
import { solveIssue } from "../../solve/solve-issue.ts";
import type { SolveRequest } from "../../solve/solve-input.ts";
import { performCode, type Ports, postconditionsOf } from "./perform-code.ts";
import { rendered } from "./compiled.ts";

/** What an agent is asked in one attempt. */
export interface Call {
  readonly step: string;
  readonly role: Role;
  /** From 1, over all attempts of this role in this step. */
  readonly time: number;
  readonly prompt: string;
  readonly guidance: string | undefined;
  /** The session that it goes on in. */
  readonly resume: string | undefined;
}

/** What a person is asked. */
export interface Asked {
  readonly step: string;
  readonly kind: string;
  readonly text: string;
  readonly options: readonly string[];
}

/** The world around a run of `solve-issue`: agents, people, and what is not pure. */
export interface Script extends Ports {
  readonly request: SolveRequest;
  /** What an agent hands in. */
  readonly agent: (call: Call) => Json;
  /** What a person answers: an option, or an option and words. The run is left waiting when it is undefined. */
  readonly answer: (
    asked: Asked,
  ) => readonly [option: string | undefined, text?: string] | undefined;
}

/** What came of a run. */
export interface Ended {
  readonly state: RunState;
  readonly calls: readonly Call[];
  readonly asked: readonly Asked[];
  readonly events: readonly RunEvent[];
  readonly status: string;
}

/** A run that makes more moves than this never ends. */
const MOST_MOVES = 3_000;

/** Drives a whole run of `solve-issue` over core's own state machine, without clock, disk or processes. */
export function solveRun(script: Script): Ended {
  const input = solveIssue.input.parse(script.request);
  const project = { id: "p", path: "/p" };
  const plan = parsePlan(solveIssue.plan({ input, band: "small", fast: false, project }));
  const state = createRunState("sim");
  const events: RunEvent[] = [];
  const calls: Call[] = [];
  const asked: Asked[] = [];
  const times = new Map<string, number>();
  const queue: Wish[] = [];
  const cancelled = new Map<string, string>();
  let now = 1_000;

  const keep = (event: RunEvent): void => void events.push(event);
  const fold = (event: RunEvent): void => {
    reduce(state, { ...event, seq: state.seq + 1, at: now });
    keep(event);
  };
  const post = (...mail: readonly RunEvent[]): void => {
    for (const event of mail) fold(event);
    const decision = advance(state, now);
    for (const event of decision.events) keep(event);
    queue.push(...decision.starts);
    for (const { step, reason } of decision.cancels)
      if (step.attempt) cancelled.set(step.attempt.id, reason);
    for (const wish of decision.starts) begin(wish);
  };
  const begin = ({ step, role, resume, guidance }: Wish): void => {
    const ordinal = step.ordinal + 1;
    const attempt = `${step.id}#${step.generation}.${ordinal}`;
    const data = { role, generation: step.generation, ordinal };
    fold({
      type: "attempt.started",
      step: step.id,
      attempt,
      data: {
        ...data,
        ...(resume !== undefined && { resume }),
        ...(guidance !== undefined && { guidance }),
      },
    });
    if (step.def.kind !== "agent" && role === "author") return;
    const session = resume ?? `session of ${attempt}`;
    const opened = { session, agent: "sim", level: "enforced", loadable: true } as const;
    const type = resume === undefined ? "session.opened" : "session.resumed";
    fold({ type, step: step.id, attempt, data: opened });
  };
  const perform = (wish: Wish): void => {
    const { step } = wish;
    const attempt = step.attempt?.id;
    if (attempt === undefined) return;
    const reason = cancelled.get(attempt);
    const ended = { type: "attempt.cancelled", step: step.id, attempt } as const;
    post(reason === undefined ? endOf(wish, attempt) : { ...ended, data: { reason } });
  };
  const called = ({ step, role, guidance, resume }: Wish, prompt: string): Json => {
    const name = `${step.id} ${role}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    const call = { step: step.id, role, time, prompt, guidance, resume };
    calls.push(call);
    return script.agent(call);
  };
  const endOf = (wish: Wish, attempt: string): RunEvent => {
    const { step, role } = wish;
    const at = { step: step.id, attempt };
    const done = (output: Json, more: object = {}): RunEvent => ({
      type: "attempt.completed",
      ...at,
      data: { output, ...more },
    });
    const failed = (error: string): RunEvent => ({
      type: "attempt.failed",
      ...at,
      data: { class: "output", error },
    });
    if (role === "supervisor") {
      const answer = called(wish, supervisorPrompt(state, step));
      const known = new Set([...state.steps.keys(), ...state.retired.keys()]);
      const input = { answer, failed: step.id, steps: [...known] };
      return done(performCode(script, "solver-repair@1", state, step.id, input));
    }
    if (step.def.kind === "code") {
      try {
        const output = performCode(script, step.def.run, state, step.id, step.def.input);
        return done(output, postconditionsOf(script, step.def, output, state));
      } catch (error) {
        const data = { class: "code", error: String(error) } as const;
        return { type: "attempt.failed", ...at, data };
      }
    }
    if (step.def.kind !== "agent") throw new Error(`nobody performs ${step.id}`);
    if (role === "critic") return done(called(wish, criticText(step.def, state)));
    const output = called(wish, promptOf(step.def, state));
    const { output: form } = step.def;
    const fits = form === "markdown" ? undefined : outputValidator(form.schema).safeParse(output);
    if (fits?.success === false) return failed(fits.error.message);
    return done(output, {
      ...postconditionsOf(script, step.def, output, state),
      ...sendBackOf(output, step.def),
    });
  };

  const { flow, title = flow } = plan;
  post(
    { type: "run.created", data: { flow, title, project, input, by: "ann" } },
    { type: "run.planned", data: { hash: "hash", plan } },
    { type: "run.started", data: { host: "sim" } },
  );
  for (let move = 0; !state.ended; move++) {
    if (move > MOST_MOVES) throw new Error("the run does not end");
    const wish = queue.shift();
    const [open] = state.requests.values();
    if (wish) perform(wish);
    else if (open) {
      const question = {
        step: open.step,
        kind: open.kind,
        text: requestTextOf(state, open.step, open.text),
        options: open.options.map(({ id }) => id),
      };
      asked.push(question);
      const answer = script.answer(question);
      if (!answer) break;
      const [option, text] = answer;
      const chosen = open.options.find(({ id }) => id === option);
      if (option !== undefined && !chosen) throw new Error(`there is no option ${option}`);
      const effect = chosen ? effectOf(state, open.step, chosen.effect) : ("output" as const);
      const data = { request: open.id, effect, by: "ann" };
      post({
        type: "request.answered",
        step: open.step,
        data: {
          ...data,
          ...(option !== undefined && { option }),
          ...(text !== undefined && { text }),
        },
      });
    } else {
      const due = nextDue(state);
      if (due === undefined) throw new Error("the run is stuck");
      now = Math.max(now, due);
      post();
    }
  }
  return { state, calls, asked, events, status: state.ended?.status ?? "waiting" };
}

/** Outputs of completed steps. */
export function outputsIn(state: RunState): Record<string, Json> {
  const outputs: Record<string, Json> = {};
  for (const { id, status, output } of state.steps.values())
    if (status === "completed" && output !== undefined) outputs[id] = output;
  return outputs;
}

function promptOf(def: AgentStep, state: RunState): string {
  return rendered(def.prompt, state.created?.input, outputsIn(state));
}

function criticText({ critic }: AgentStep, state: RunState): string {
  const brief = rendered(critic?.brief ?? "", state.created?.input, outputsIn(state));
  return `${critic?.rubric ?? ""}\n${brief}`;
}

function supervisorPrompt(state: RunState, step: StepState): string {
  const { class: kind = "", error = "" } = step.failure ?? {};
  const beside = (step.parent?.children ?? []).map(({ id, status }) => ({ id, status, label: id }));
  const isOver = ({ status }: { status: string }): boolean => status === "completed";
  return rendered(state.plan?.supervisor?.prompt ?? "", state.created?.input, outputsIn(state), {
    failed: { id: step.id, label: step.def.label, class: kind, error },
    finished: beside.filter(isOver),
    rest: beside.filter((each) => !isOver(each)),
  });
}

function requestTextOf(state: RunState, step: string, text: string): string {
  const isOwn = state.steps.get(step)?.def.kind === "request";
  return isOwn ? rendered(text, state.created?.input, outputsIn(state)) : text;
}

function effectOf(state: RunState, step: string, effect: Effect): Effect {
  if (typeof effect !== "object" || effect.reason === undefined) return effect;
  return { ...effect, reason: requestTextOf(state, step, effect.reason) };
}

function sendBackOf(output: Json, { sendBackTo }: AgentStep): object {
  const wish =
    typeof output === "object" && output !== null && "sendBack" in output
      ? output["sendBack"]
      : undefined;
  return wish !== undefined && sendBackTo.length > 0 ? { sendBack: wish } : {};
}
