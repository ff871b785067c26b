import {
  advance,
  type CodeFunction,
  createRunState,
  type Json,
  nextDue,
  reduce,
  type RunEvent,
  type RunState,
  type Wish,
} from "@wheelhouse/core";
import {
  authorPrompt,
  birthOf,
  criticBrief,
  criticPrompt,
  type Planned,
  startOf,
  requestText,
} from "@wheelhouse/engine";
import { judgeStub } from "./judge-stub.ts";
import type { Stub, StubOf } from "./stubs.ts";

/** A moment that no clock says: the same dry run gives the same. */
const START = Date.UTC(2000, 0, 1);
/** More turns than any plan needs. */
const MAX_TURNS = 2_000;

/** A prompt that an agent would get. */
interface DryPrompt {
  readonly step: string;
  readonly role: string;
  readonly text: string;
}

/** What came of a dry run. */
export interface DryRun {
  readonly state: RunState;
  readonly prompts: readonly DryPrompt[];
  /** In which turn a step was begun first, from 1. */
  readonly turns: ReadonlyMap<string, number>;
  /** Steps that could have been begun and have no stub. */
  readonly missing: readonly string[];
}

/**
 * Plays a plan through the real decisions, with the stubs as outcomes. A code step without a stub is
 * called for real when its function touches nothing; any other step without one stays where it is.
 * No agent is started and nothing is written.
 */
export async function simulate(
  planned: Planned,
  stubOf: StubOf,
  functions: readonly CodeFunction[],
): Promise<DryRun> {
  const state = createRunState("dry-run");
  let now = START;
  const take = (event: RunEvent): void => {
    reduce(state, { ...event, seq: state.seq + 1, at: now });
  };
  for (const event of birthOf(planned, "dry run")) take(event);
  const prompts: DryPrompt[] = [];
  const turns = new Map<string, number>();
  const missing = new Set<string>();
  for (let turn = 1; turn <= MAX_TURNS; turn++) {
    const { starts } = advance(state, now, requestText);
    const begun = starts.filter(({ step }) => !missing.has(step.id));
    const outcomes: RunEvent[] = [];
    for (const wish of begun) {
      const stub = stubFor(wish, stubOf) ?? (await called(wish, state, functions, now));
      if (!turns.has(wish.step.id)) turns.set(wish.step.id, turn);
      if (wish.step.def.kind === "agent") prompts.push(await promptOf(wish, state));
      if (!stub) {
        missing.add(wish.step.id);
        continue;
      }
      const started = startOf(wish);
      take(started);
      outcomes.push(judgeStub(wish, started.attempt, stub, state));
    }
    for (const outcome of outcomes) take(outcome);
    const answers = answersIn(state, stubOf);
    for (const answer of answers) take(answer);
    if (outcomes.length > 0 || answers.length > 0) continue;
    const due = nextDue(state);
    if (state.ended || due === undefined) break;
    now = Math.max(now, due);
  }
  for (const { step } of state.requests.values()) missing.add(step);
  return { state, prompts, turns, missing: [...missing] };
}

function stubFor({ step, role }: Wish, stubOf: StubOf): Stub | undefined {
  if (role === "author") return stubOf(step.id);
  return stubOf(`${step.id}:${role}`) ?? (role === "critic" ? ACCEPT : undefined);
}

/** A critic accepts unless a stub says otherwise. */
const ACCEPT: Stub = { output: { verdict: "accept", findings: [] } };

async function called(
  { step }: Wish,
  state: RunState,
  functions: readonly CodeFunction[],
  now: number,
): Promise<Stub | undefined> {
  const { def } = step;
  if (def.kind !== "code") return undefined;
  const code = functions.find(({ name, version }) => def.run === `${name}@${version}`);
  if (!code) return undefined;
  const steps = [...state.steps.values()];
  try {
    return {
      output: await code.run({
        run: state.id,
        step: def.id,
        input: def.input,
        runInput: state.created?.input ?? {},
        band: state.created?.band,
        project: state.created?.project ?? { id: "", path: "" },
        outputs: outputsOf(state),
        settled: Object.fromEntries(
          steps
            .filter(({ status }) => status !== "pending" && status !== "running")
            .map(({ id, status, reason }) => [id, { status, reason }]),
        ),
        facts: {
          flow: state.created?.flow ?? "",
          startedAt: START,
          now,
          agents: [],
          tokens: { input: 0, output: 0, unknown: 0 },
          costUsd: { known: 0, unknown: 0 },
          attempts: { started: 0, failed: 0, lost: 0 },
        },
        signal: { aborted: false },
      }),
    };
  } catch (error) {
    return { fail: error instanceof Error ? error.message : String(error) };
  }
}

function outputsOf(state: RunState): Record<string, Json> {
  const outputs: Record<string, Json> = {};
  for (const { id, status, output } of state.steps.values())
    if (status === "completed" && output !== undefined) outputs[id] = output;
  return outputs;
}

async function promptOf(wish: Wish, state: RunState): Promise<DryPrompt> {
  const { step, role, guidance } = wish;
  const { def } = step;
  if (def.kind !== "agent") return { step: step.id, role, text: "" };
  const text =
    role === "critic"
      ? criticPrompt(def, {
          candidate: step.candidate,
          round: step.round + 1,
          brief: await criticBrief(def, state, step),
        })
      : await authorPrompt(def, state, step, guidance);
  return { step: step.id, role, text };
}

/** Answers to open requests that have a stub: an option's id, or words. */
function answersIn(state: RunState, stubOf: StubOf): RunEvent[] {
  return [...state.requests.values()].flatMap(({ id, step, options }): RunEvent[] => {
    const stub = stubOf(step);
    if (!stub || !("output" in stub) || typeof stub.output !== "string") return [];
    const option = options.find((each) => each.id === stub.output);
    const said = option ? { option: option.id } : { text: stub.output };
    const effect = option?.effect ?? ("output" as const);
    const data = { request: id, by: "stub", effect, ...said };
    return [{ type: "request.answered", step, data }];
  });
}
