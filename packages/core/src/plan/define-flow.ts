import type { z } from "zod";
import type { Json, JsonObject } from "../json.ts";
import type { AgentFacts } from "../run/spent.ts";
import type { PlanInput } from "./plan.ts";

/** How much effort a run takes: how many agents, rounds and severities. */
export const BANDS = ["small", "medium", "large"] as const;
/** How much effort a run takes. */
export type Band = (typeof BANDS)[number];

/** The five tabs of the launcher. */
export const TABS = ["Analysis", "Discovery", "Planning", "Authoring", "Review"] as const;
/** A tab of the launcher. */
export type Tab = (typeof TABS)[number];

/** What a flow gets to build its plan from. Only this may decide what the plan looks like. */
export interface FlowContext<Input extends JsonObject = JsonObject> {
  readonly input: Input;
  readonly band: Band;
  /** Drop the validator and reviewers that the synthesis does not need. */
  readonly fast: boolean;
  readonly project: { readonly id: string; readonly path: string };
}

/** A flow: a pure function from input to a plan. */
export interface Flow<Input extends JsonObject = JsonObject> {
  readonly kind: "wheelhouse.flow";
  readonly name: string;
  readonly title: string;
  readonly tab: Tab;
  /** One sentence: the question that it answers. */
  readonly answers: string;
  /** Validates the input; its messages are shown to the person who typed it. */
  readonly input: z.ZodType<Input>;
  /** Whether no run may have it as a step: its input says what may be done, and only who starts it by itself has seen to that. */
  readonly isNeverInside?: true | undefined;
  plan(context: FlowContext<Input>): PlanInput;
}

/**
 * Declares a flow. The result is plain data with a tag, so that a flow file may load its own copy of this package.
 *
 * @example
 * export default defineFlow({
 *   name: "hello",
 *   title: "Hello",
 *   tab: "Analysis",
 *   answers: "Does it work?",
 *   input: z.object({ question: z.string().default("") }),
 *   plan: () => ({
 *     version: 1,
 *     flow: "hello",
 *     steps: [{ kind: "code", id: "hello", run: "echo@1", input: { text: "hello" } }],
 *   }),
 * });
 */
export function defineFlow<Input extends JsonObject>(flow: Omit<Flow<Input>, "kind">): Flow<Input> {
  return { kind: "wheelhouse.flow", ...flow };
}

/** What a code step's function gets. */
export interface CodeContext {
  readonly run: string;
  readonly step: string;
  /** Names the attempt, and marks every process that the function starts; absent in a dry run and a check. */
  readonly attempt?: string | undefined;
  /** The step's static input. */
  readonly input: JsonObject;
  /** The run's input. */
  readonly runInput: JsonObject;
  readonly band: Band | undefined;
  readonly project: { readonly id: string; readonly path: string };
  /** Outputs of completed ancestors by step id. */
  readonly outputs: Readonly<Record<string, Json>>;
  /** Every other step that is settled: what became of it and why. */
  readonly settled: Readonly<
    Record<string, { readonly status: string; readonly reason?: string | undefined }>
  >;
  /** Facts about the run that only the engine has: agents, versions, levels, usage, times. */
  readonly facts: RunFacts;
  readonly signal: AbortLike;
  /** Keeps output of ours as evidence, with the outcome of the attempt; absent in a dry run and a check. */
  readonly evidence?: ((name: string, value: string) => void) | undefined;
}

/** Tells when a function is no longer wanted: an `AbortSignal`, of which this package knows no more. */
export interface AbortLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener?(type: "abort", listener: () => void, options?: { once?: boolean }): void;
}

/** What a receipt needs to know about a run so far. */
export interface RunFacts {
  readonly flow: string;
  readonly startedAt: number;
  readonly now: number;
  readonly agents: readonly AgentFacts[];
  readonly tokens: { readonly input: number; readonly output: number; readonly unknown: number };
  readonly costUsd: { readonly known: number; readonly unknown: number };
  /** The steps that a fork has taken over, and the run and position where each was done; absent for any other run. */
  readonly taken?: readonly { readonly step: string; readonly run: string; readonly seq: number }[];
  readonly attempts: { readonly started: number; readonly failed: number; readonly lost: number };
}

/** A registered function that a code step may name as `name@version`. */
export interface CodeFunction {
  readonly name: string;
  readonly version: number;
  /**
   * Whether it starts processes. Then its attempt ends only when its promise has settled.
   * *Contract*: it sees its signal, and settles when none of them is left.
   */
  readonly startsProcesses?: true | undefined;
  /**
   * Whether it changes what is not its run's own, such as a person's repository. Once begun it is waited for, and what it
   * did counts, also when its run is stopped or its time is up meanwhile: nothing was done that nobody is told of.
   */
  readonly changesOutside?: true | undefined;
  /** *Contract*: at least once; must give the same answer when run again after a crash. Throws an Error with a plain message. */
  run(context: CodeContext): Promise<Json> | Json;
}
