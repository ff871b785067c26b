import {
  createRunState,
  type FlowRunStarted,
  type FlowRunStepUpdated,
  isAgentEvent,
  isSettled,
  isTerminal,
  reduce,
  reportOf,
  type RunState,
  runStatus,
  type StepState,
  type StepStatus,
} from "@wheelhouse/core";
import type { Stored } from "@wheelhouse/journal";
import { asRunEvent } from "../read/as-run-event.ts";
import type { Journal } from "../server-deps.ts";
import { sseFrame } from "./sse-frame.ts";
import { stepTopic } from "./topic.ts";

/** Runs whose fold is kept; one that was left longest ago is folded anew. */
const KEPT = 64;

interface Watched {
  readonly state: RunState;
  readonly statuses: Map<string, StepStatus>;
}

/**
 * Tells the changes of steps from the events of runs, as the frames `flow_run_started` and
 * `flow_run_step_updated` (http-api 5.5). The same events give the same frames, live or replayed.
 */
export class FlowFrames {
  readonly #journal: Pick<Journal, "read">;
  readonly #runs = new Map<string, Watched>();

  constructor(journal: Pick<Journal, "read">) {
    this.#journal = journal;
  }

  /** Frames of neighbouring events of one run. What lies before them is read where it is not known. */
  async take(run: string, events: readonly Stored[]): Promise<string> {
    const [first] = events;
    if (first === undefined) return "";
    const watched = await this.#upTo(run, first.seq - 1);
    return events.map((event) => framesOf(watched, event)).join("");
  }

  async #upTo(run: string, seq: number): Promise<Watched> {
    const known = this.#runs.get(run);
    this.#runs.delete(run);
    const watched = known?.state.seq === seq ? known : await this.#fold(run, seq);
    this.#runs.set(run, watched);
    const [oldest] = this.#runs.keys();
    if (this.#runs.size > KEPT && oldest !== undefined) this.#runs.delete(oldest);
    return watched;
  }

  async #fold(run: string, seq: number): Promise<Watched> {
    const state = createRunState(run);
    const earlier =
      seq === 0 ? [] : await this.#journal.read(`run/${run}`, { to: seq, class: "run" });
    for (const event of earlier.map(asRunEvent)) reduce(state, event);
    state.seq = seq;
    return { state, statuses: statusesOf(state) };
  }
}

function statusesOf(state: RunState): Map<string, StepStatus> {
  return new Map([...state.steps.values()].map(({ id, status }) => [id, status]));
}

/** Events that move the step that they name, the containers around it and nothing else. */
const MOVES_ONE = /^(attempt|request|timer|critic|session|finding|artifact|budget)\./;

function framesOf({ state, statuses }: Watched, stored: Stored): string {
  const event = asRunEvent(stored);
  const wasTerminal = isTerminal(runStatus(state));
  reduce(state, event);
  if (isAgentEvent(event.type)) return "";
  if (event.type === "run.started") return startedFrame(state);
  const frames: string[] = [];
  const moved = MOVES_ONE.test(event.type) ? around(state, stored.step) : state.steps.values();
  for (const { id, status } of moved) {
    const before = statuses.get(id) ?? "pending";
    // Between an attempt's end and what follows from it, in the same append, a step looks untouched.
    if (before === status || (status === "pending" && !isSettled(before))) continue;
    statuses.set(id, status);
    frames.push(stepFrame({ run_id: state.id, step_id: id, status }));
  }
  if (!wasTerminal && isTerminal(runStatus(state))) frames.push(lastFrame(state));
  return frames.join("");
}

/** A step and the containers that it is in. */
function* around(state: RunState, id: string | undefined): Generator<StepState> {
  for (let step = state.steps.get(id ?? ""); step; step = step.parent) yield step;
}

function startedFrame(state: RunState): string {
  const { id, created, plan } = state;
  const frame: FlowRunStarted = {
    run_id: id,
    flow_name: created?.flow ?? plan?.flow ?? "",
    band: created?.band ?? null,
    steps: [...state.steps.values()].map((step) => ({
      step_id: step.id,
      agent: step.def.kind === "agent" ? (step.def.agent ?? created?.agent ?? null) : null,
      kind: step.def.kind,
      chat_id: stepTopic(id, step.id),
      label: step.def.label ?? step.id,
    })),
  };
  return sseFrame("flow_run_started", frame);
}

/** The run has ended: its report step once more, with the end and what a person reads. */
function lastFrame(state: RunState): string {
  const { markdown } = reportOf(state);
  const step =
    state.steps.get(state.ended?.report ?? state.plan?.report ?? "") ??
    [...state.steps.values()].at(-1);
  return stepFrame({
    run_id: state.id,
    step_id: step?.id ?? "",
    status: step?.status ?? "skipped",
    run_status: runStatus(state),
    report: markdown,
  });
}

function stepFrame(frame: FlowRunStepUpdated): string {
  return sseFrame("flow_run_step_updated", frame);
}
