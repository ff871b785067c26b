import { z } from "zod";
import { jsonSchema } from "../json.ts";
import { agentEvents } from "./agent-events.ts";
import { attemptEvent, event, stepEvent } from "./event-shapes.ts";
import { observedEvents } from "./observed-events.ts";
import { recordEvents } from "./record-events.ts";
import { aboutSchema, failureClassSchema, effectSchema, optionSchema } from "../plan/step.ts";
import { permissionRuleSchema } from "../plan/permission-rule.ts";
import { planSchema } from "../plan/plan.ts";
import { stepSchema } from "../plan/step.ts";

/** Version of the event union; an older stored event is upcast when it is read. */
export const EVENT_VERSION = 1;

/** Wire schema of what an attempt spent. */
export const usageSchema = z.strictObject({
  inputTokens: z.int().min(0).optional(),
  outputTokens: z.int().min(0).optional(),
  /** Part of the input that was read from the provider's cache. */
  cachedTokens: z.int().min(0).optional(),
  /** Part of the input that was written to the provider's cache. */
  cacheWriteTokens: z.int().min(0).optional(),
  /** Part of the output that was reasoning. */
  reasoningTokens: z.int().min(0).optional(),
  costUsd: z.number().min(0).optional(),
  /** Of a sub-run: how many of its attempts did not say how many tokens they used, beside those that did. */
  unknownTokens: z.int().min(1).optional(),
  /** Of a sub-run: how many of its attempts did not say what they cost, beside those that did. */
  unknownCost: z.int().min(1).optional(),
});
/** What an attempt spent; an absent figure is unknown, never zero. */
export type Usage = z.infer<typeof usageSchema>;

/** A stored position: dense `seq` in its stream from 1, and the wall clock in ms when it was appended. */
export interface Stamp {
  readonly seq: number;
  readonly at: number;
}

const permissionAskSchema = z.strictObject({
  /** Hash of the call: the same call has the same one in every attempt. */
  fingerprint: z.string(),
  kind: z.string(),
  title: z.string(),
});

const reason = z.string();
const by = z.string();
const check = z.strictObject({ name: z.string(), ok: z.boolean(), detail: z.string().optional() });
const sendBack = z.strictObject({ to: z.string(), reason });

/** Where a run is a step of another one. */
const parentSchema = z.strictObject({
  run: z.string(),
  step: z.string(),
  attempt: z.string(),
  /** Names of the flows above it, the outermost first: none of them is run inside itself. */
  flows: z.array(z.string()),
});
/** The step of another run that a run is. */
export type RunParent = z.infer<typeof parentSchema>;

/** Where an output was made: a run, and the position of the event that has it. */
const originSchema = z.strictObject({ run: z.string(), seq: z.int().min(1) });
/** Where an output was made that a fork has taken. */
export type Origin = z.infer<typeof originSchema>;

/** What a run has taken over from an earlier one. */
const forkSchema = z.strictObject({
  run: z.string(),
  /** The last event of it that was looked at. */
  seq: z.int().min(1),
  /** The step that was to be done anew, with all that depends on it; absent when only what had not finished is. */
  from: z.string().optional(),
  /** The finished steps that it took, each with the run that did it: for a fork of a fork, the first one. */
  taken: z.array(z.strictObject({ step: z.string(), ...originSchema.shape })),
});
/** What a run has taken over from an earlier one. */
export type RunFork = z.infer<typeof forkSchema>;

const runEvents = [
  event("run.created", {
    flow: z.string(),
    title: z.string(),
    project: z.strictObject({ id: z.string(), path: z.string() }),
    input: z.record(z.string(), jsonSchema),
    band: z.enum(["small", "medium", "large"]).optional(),
    agent: z.string().optional(),
    model: z.string().optional(),
    /** What its project refuses the agents, or has a person asked about. */
    rules: z.array(permissionRuleSchema).optional(),
    /** Whether it goes on by itself when a provider takes requests again. */
    autoContinue: z.boolean().optional(),
    /** Present when another harness drives it: the kind of source that it was seen by, such as `run-log`. */
    source: z.string().optional(),
    parent: parentSchema.optional(),
    fork: forkSchema.optional(),
    by,
  }),
  event("run.planned", { hash: z.string(), plan: planSchema }),
  event("run.started", { host: z.string() }),
  event("run.paused", { reason, by }),
  event("run.resumed", { by }),
  event("cancel.requested", { by, reason: reason.optional() }),
  event("run.completed", { report: z.string().optional() }),
  event("run.failed", { step: z.string().optional(), error: z.string() }),
  event("run.cancelled", { by, reason: reason.optional() }),
] as const;

const attemptEvents = [
  attemptEvent("attempt.started", {
    role: z.enum(["author", "critic", "supervisor"]),
    generation: z.int().min(1),
    ordinal: z.int().min(1),
    /** Session to go on in, when there is one. */
    resume: z.string().optional(),
    /** What the author is told beside its brief: findings of a critic, the reason of a send-back, an answer. */
    guidance: z.string().optional(),
    /** Tokens that are reserved for it; an attempt that does not say what it used counts as having used them all. */
    maxTokens: z.int().min(1).optional(),
    /** Dollars that are reserved for a sub-run. */
    maxCostUsd: z.number().positive().optional(),
  }),
  attemptEvent("attempt.completed", {
    output: jsonSchema.optional(),
    usage: usageSchema.optional(),
    checks: z.array(check).optional(),
    sendBack: sendBack.optional(),
    /** Fingerprint of the work, for the "same again" breaker. */
    digest: z.string().optional(),
  }),
  attemptEvent("attempt.failed", {
    class: failureClassSchema,
    error: z.string(),
    usage: usageSchema.optional(),
  }),
  attemptEvent("attempt.cancelled", { reason, usage: usageSchema.optional() }),
  attemptEvent("attempt.lost", { reason }),
  attemptEvent("attempt.parked", {
    reason,
    /** The attempt goes on at this time (ms)… */
    until: z.number().optional(),
    /** …or when this request is answered. */
    ask: z
      .strictObject({
        text: z.string(),
        options: z.array(optionSchema),
        /** Present when it is a permission that is asked for: the answer holds once, for the same call. */
        permission: permissionAskSchema.optional(),
        /** Attempts of a run that ask the same by this name share one request. */
        shared: z.string().optional(),
      })
      .optional(),
    usage: usageSchema.optional(),
  }),
] as const;

const stepEvents = [
  /**
   * A finished step of the run that this one was forked from: `run.created` says where it was done. Its data is that of the
   * event there, so that a large output is one blob for both; only the output counts here.
   */
  stepEvent("step.taken", {
    output: jsonSchema.optional(),
    attempt: z.string().optional(),
    usage: usageSchema.optional(),
    checks: z.array(check).optional(),
    sendBack: sendBack.optional(),
    digest: z.string().optional(),
  }),
  stepEvent("step.completed", { attempt: z.string().optional(), output: jsonSchema.optional() }),
  stepEvent("step.failed", {
    class: failureClassSchema,
    error: z.string(),
    /** True when the ladder ended in `continue`: the run goes on without it. */
    tolerated: z.boolean(),
  }),
  stepEvent("step.skipped", { reason, cause: z.string().optional() }),
  stepEvent("step.sentBack", { to: z.string(), reason, round: z.int().min(1), by: z.string() }),
  stepEvent("step.reopened", { generation: z.int().min(2), reason: reason.optional() }),
  attemptEvent("critic.judged", {
    verdict: z.enum(["accept", "reject", "cannot-verify"]),
    round: z.int().min(1),
    findings: z.array(z.string()),
    sendBack: sendBack.optional(),
  }),
] as const;

const requestEvents = [
  stepEvent("request.opened", {
    request: z.string(),
    /** `ladder` requests ask what to do with a failed step; `agent` requests come from a running agent. */
    kind: z.enum(["question", "approval", "ladder", "agent"]),
    text: z.string(),
    options: z.array(optionSchema),
    about: aboutSchema.optional(),
    attempt: z.string().optional(),
    expiresAt: z.number().optional(),
    permission: permissionAskSchema.optional(),
    shared: z.string().optional(),
    /** What it asks about, when it asks what to do about a failure. */
    failure: z
      .strictObject({
        class: failureClassSchema,
        error: z.string(),
        role: z.enum(["author", "critic", "supervisor"]),
      })
      .optional(),
  }),
  stepEvent("request.answered", {
    request: z.string(),
    option: z.string().optional(),
    text: z.string().optional(),
    effect: effectSchema,
    by,
  }),
  stepEvent("request.expired", { request: z.string() }),
  stepEvent("timer.set", { timer: z.string(), until: z.number(), why: z.string() }),
  stepEvent("timer.fired", { timer: z.string() }),
] as const;

const growthEvents = [
  stepEvent("plan.extended", {
    steps: z.array(stepSchema),
    omitted: z.int().optional(),
    /** Why the container cannot grow; `steps` is empty then, and its ladder serves the failure. */
    problem: z.string().optional(),
    /** Generations of children that were there before and have been further than their container. */
    generations: z.record(z.string(), z.int().min(2)).optional(),
  }),
  stepEvent("plan.revised", {
    keep: z.array(z.string()),
    steps: z.array(stepSchema),
    by: z.string(),
    reason,
  }),
] as const;

/** Wire schema of everything that can happen to a run. */
export const runEventSchema = z.discriminatedUnion("type", [
  ...runEvents,
  ...attemptEvents,
  ...stepEvents,
  ...requestEvents,
  ...growthEvents,
  ...recordEvents,
  ...agentEvents,
  ...observedEvents,
]);

/** Something that happened to a run, before it has a place in a journal. */
export type RunEvent = z.infer<typeof runEventSchema>;
/** The name of an event. */
export type RunEventType = RunEvent["type"];
/** The event of a given name. */
export type EventOf<T extends RunEventType> = Extract<RunEvent, { type: T }>;
/** An event in its place. */
export type StoredRunEvent = RunEvent & Stamp;

/** Agents' text and tools: recovery and `reduce` skip them. */
export function isAgentEvent(type: string): boolean {
  return type.startsWith("agent.");
}
