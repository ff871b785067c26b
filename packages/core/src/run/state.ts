import type { Json, JsonObject } from "../json.ts";
import type { Band } from "../plan/define-flow.ts";
import type { PermissionRule } from "../plan/permission-rule.ts";
import type { Plan } from "../plan/plan.ts";
import type { Effect, FailureClass, Limits, RequestOption, Step } from "../plan/step.ts";
import type { Origin, RunFork, RunParent } from "./events.ts";
import { nothingUsed, type Spent, type Tally } from "./spent.ts";
import type { ObservedState } from "./observed-state.ts";
import type { AnsweredAsk, Ask, Grant, PermissionAsked } from "./asked.ts";
import type { StepStatus } from "./status.ts";

/** Who speaks in an attempt. */
export type Role = "author" | "critic" | "supervisor";

/** The attempt that a step is in. */
export interface OpenAttempt {
  readonly id: string;
  readonly role: Role;
  readonly generation: number;
  readonly ordinal: number;
  readonly guidance: string | undefined;
  /** Tokens that are reserved for it. */
  readonly maxTokens?: number | undefined;
  /** Dollars that are reserved for it, when it is a sub-run. */
  readonly maxCostUsd?: number | undefined;
  /** Who does it, once its session is open. */
  readonly agent?: string | undefined;
  readonly startedAt: number;
}

/** A conversation that a later attempt can go on in. */
export interface SessionRef {
  readonly id: string;
  readonly agent: string;
  readonly loadable: boolean;
}

/** What went wrong in the last attempt, until the failure ladder has served it. */
export interface Failure {
  readonly class: FailureClass;
  readonly error: string;
  readonly role: Role;
}

/**
 * What a step needs from `decide` next. `reduce` sets it, `decide` serves it, and a step whose
 * need is not `none` is on the agenda: this is the whole program counter of a step.
 */
export type Need =
  | "none"
  | "enter" // dependencies are settled: join and `when`, then begin
  | "start" // begin an attempt of `role`
  | "judge" // the author is done: critic or completion
  | "verdict" // the critic's output is there
  | "repaired" // the supervisor's output is there
  | "ladder" // a failure to serve
  | "sendBack" // a verdict sends the run back
  | "ask" // a parked attempt has a question
  | "park" // a parked attempt waits for a time
  | "answered" // a person answered
  | "complete" // accepted
  | "children"; // a container whose children have moved

/** One step of a run as the fold knows it. Owned and changed by `reduce` only. */
export interface StepState {
  readonly def: Step;
  readonly id: string;
  readonly parent: StepState | undefined;
  /** Steps that wait for this one. */
  readonly dependents: StepState[];
  readonly dependencies: StepState[];
  children: StepState[];
  openChildren: number;
  /** How many items of its list a `map` left out at its cap. */
  omitted: number;
  status: StepStatus;
  need: Need;
  /** Role of the next attempt when `need` is `start`. */
  role: Role;
  generation: number;
  /** Attempts begun in this generation. */
  ordinal: number;
  /** Dependencies that are not settled. */
  blockers: number;
  completedDependencies: number;
  /** True once anything happened to it in this generation. */
  begun: boolean;
  attempt: OpenAttempt | undefined;
  session: SessionRef | undefined;
  criticSession: SessionRef | undefined;
  /** The author's latest output, before it is accepted. */
  candidate: Json | undefined;
  output: Json | undefined;
  /** Where its output was made, when it was taken over from another run. */
  taken: Origin | undefined;
  /** Why it was skipped, failed or sent back, in words. */
  reason: string | undefined;
  failure: Failure | undefined;
  /** What every author attempt of this generation is told: the reason of a send-back, answers. */
  guidance: string | undefined;
  /** What was wrong with the author's last attempt, until it hands in work. */
  problem: string | undefined;
  /** Retries made, by rung of the ladder. */
  retries: readonly number[];
  /** How often the attempt was lost in a row. */
  lost: number;
  round: number;
  digest: string | undefined;
  critique: readonly string[];
  sendBack: { readonly to: string; readonly reason: string; readonly by: string } | undefined;
  park:
    | {
        readonly reason: string;
        readonly until?: number | undefined;
        readonly ask?: Ask | undefined;
        /** When it parked, as the position of the event. */
        readonly seq: number;
      }
    | undefined;
  /** What a person has said in this generation to calls that it asked to be allowed. */
  grants: readonly Grant[];
  request: string | undefined;
  answer: Answer | undefined;
  tokens: number;
  /** What was left to attempts that did not say what they used. */
  assumedTokens: number;
  costUsd: number;
  /** What it may spend in all since a person has let it go on over its budget, in place of its plan's limits. */
  ceiling: Limits | undefined;
  verdict: Json | undefined;
  repair: Json | undefined;
}

/** What a person answered. */
export interface Answer {
  readonly request: string;
  readonly kind: OpenRequest["kind"];
  readonly option: string | undefined;
  readonly text: string | undefined;
  readonly effect: Effect;
  readonly by: string;
  readonly shared?: string | undefined;
  /** Present when it answers a question about the work, and not a sign-in, a limit or a permission. */
  readonly asked?: AnsweredAsk | undefined;
  /** When it was given, as the position of the event. */
  readonly seq: number;
}

/** A request that nobody has answered yet. */
export interface OpenRequest {
  readonly id: string;
  readonly step: string;
  readonly kind: "question" | "approval" | "ladder" | "agent";
  readonly text: string;
  readonly options: readonly RequestOption[];
  readonly openedAt: number;
  readonly expiresAt: number | undefined;
  readonly permission?: PermissionAsked | undefined;
  readonly shared?: string | undefined;
}

/** A time that somebody waits for. */
export interface OpenTimer {
  readonly id: string;
  readonly step: string;
  readonly until: number;
  readonly why: string;
}

/**
 * A run: the fold of its journal. One owner changes it through `reduce`; `seq` is its version.
 * The agenda, the counts and the blockers are part of the fold, so that `decide` never scans the plan.
 */
export interface RunState {
  readonly id: string;
  seq: number;
  updatedAt: number;
  created:
    | {
        readonly at: number;
        readonly flow: string;
        readonly title: string;
        readonly project: { readonly id: string; readonly path: string };
        readonly input: JsonObject;
        readonly band: Band | undefined;
        readonly agent: string | undefined;
        readonly model: string | undefined;
        readonly rules?: readonly PermissionRule[] | undefined;
        readonly autoContinue?: boolean | undefined;
        readonly source?: string | undefined;
        readonly parent?: RunParent | undefined;
        readonly fork?: RunFork | undefined;
        readonly by: string;
      }
    | undefined;
  plan: Plan | undefined;
  planHash: string | undefined;
  started: { readonly at: number } | undefined;
  paused: { readonly reason: string; readonly by: string; readonly at: number } | undefined;
  cancel: { readonly by: string; readonly reason: string | undefined } | undefined;
  fatal: { readonly step: string; readonly error: string } | undefined;
  ended:
    | {
        readonly status: "completed" | "failed" | "cancelled";
        readonly at: number;
        readonly error?: string | undefined;
        readonly report?: string | undefined;
      }
    | undefined;
  readonly steps: Map<string, StepState>;
  /** Steps with a need. */
  readonly agenda: Set<StepState>;
  /** Steps with a running attempt. */
  readonly active: Set<StepState>;
  /** Root steps that are not settled. */
  open: number;
  readonly requests: Map<string, OpenRequest>;
  /** Every answer ever given, by request: who and what. */
  readonly answers: Map<string, Answer>;
  requestCount: number;
  readonly timers: Map<string, OpenTimer>;
  timerCount: number;
  /** Send-backs per pair `from→to`, a person's not counted. */
  readonly sendBacks: Map<string, number>;
  /** The send-back that waits for running descendants to end. */
  reopening: Reopening | undefined;
  repairs: number;
  /** What is left of children whose container was re-opened, by id, should they come back. */
  readonly retired: Map<string, Retired>;
  spent: Spent;
  tally: Tally;
  /** True while it is over its budget and nobody has let it go on. */
  budgetExceeded: boolean;
  /** What it may spend in all since a person has last let it go on over its budget, in place of its plan's limits. */
  ceiling: Limits | undefined;
  /** Events that changed nothing because they came too late. */
  ignored: number;
  /** Present when another harness drives it. */
  observed: ObservedState | undefined;
}

/** A send-back that waits until none of the steps it closes is running. */
export interface Reopening {
  readonly target: StepState;
  readonly reason: string;
  /** Steps that still have to begin a new generation, the target first. */
  readonly members: readonly StepState[];
  /**
   * Members, what depends on them and has not begun, and what is inside: their attempts are
   * cancelled first, and none of them moves until all members are re-opened.
   */
  readonly closing: ReadonlySet<StepState>;
}

/** A forgotten child of a re-opened container. */
export interface Retired {
  readonly generation: number;
  readonly kept: Pick<
    StepState,
    "session" | "criticSession" | "tokens" | "assumedTokens" | "costUsd"
  >;
}

/** The state before the first event. */
export function createRunState(id: string): RunState {
  return {
    id,
    seq: 0,
    updatedAt: 0,
    created: undefined,
    plan: undefined,
    planHash: undefined,
    started: undefined,
    paused: undefined,
    cancel: undefined,
    fatal: undefined,
    ended: undefined,
    steps: new Map(),
    agenda: new Set(),
    active: new Set(),
    open: 0,
    requests: new Map(),
    answers: new Map(),
    requestCount: 0,
    timers: new Map(),
    timerCount: 0,
    sendBacks: new Map(),
    reopening: undefined,
    repairs: 0,
    retired: new Map(),
    spent: { ...nothingUsed(), assumedTokens: 0 },
    tally: { started: 0, failed: 0, lost: 0, agents: new Map(), used: new Map() },
    budgetExceeded: false,
    ceiling: undefined,
    ignored: 0,
    observed: undefined,
  };
}
