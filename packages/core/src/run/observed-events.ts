import { z } from "zod";
import { jsonSchema } from "../json.ts";

/** What any line of a foreign log may say beside its meaning. */
const about = {
  /** One line for a person. */
  msg: z.string().optional(),
  /** As the log names it: `debug`, `info`, `notice`, `warn`, `error`. */
  level: z.string().optional(),
  /** Who says it: an agent or a person. */
  actor: z.string().optional(),
  /** Whatever else the line holds. */
  more: jsonSchema.optional(),
};

function observed<const T extends string, D extends z.ZodRawShape>(type: T, data: D) {
  return z.object({ type: z.literal(type), data: z.strictObject({ ...data, ...about }) });
}

/** How a repository is known to belong to a run, the surest first. */
export const REPOSITORY_MATCHES = ["named", "cwd", "reference", "mention"] as const;
/** How a repository is known to belong to a run. */
export type RepositoryMatch = (typeof REPOSITORY_MATCHES)[number];

/** How a session is known to belong to a run, the surest first. */
export const SESSION_MATCHES = ["named", "parent", "sidechain", "probable"] as const;
/** How a session is known to belong to a run. */
export type SessionMatch = (typeof SESSION_MATCHES)[number];

const item = z.string();

/**
 * What only runs of other harnesses have: translated from their logs, kept in a cache, never written to our journal.
 * `phase` and `candidate` are free words of the harness; unknown ones are kept and shown as they are.
 */
export const observedEvents = [
  observed("phase.entered", { phase: z.string() }),
  observed("candidate.selected", {
    id: z.string(),
    label: z.string().optional(),
    repo: z.string().optional(),
    ref: z.string().optional(),
  }),
  observed("candidate.dropped", { id: z.string().optional() }),
  observed("queue.item.picked", { item }),
  observed("queue.item.cleared", { item: item.optional() }),
  observed("queue.item.blocked", { item: item.optional(), reason: z.string().optional() }),
  observed("wheel.requested", {
    reason: z.string().optional(),
    item: item.optional(),
    /** What the person is to do, in the harness's words. */
    expectedAction: z.string().optional(),
  }),
  observed("wheel.taken", { by: z.string().optional() }),
  observed("wheel.released", { by: z.string().optional() }),
  /** A repository that the run touches: a path, or `owner/name`. */
  observed("repo.touched", { repo: z.string(), match: z.enum(REPOSITORY_MATCHES) }),
  observed("heartbeat", {}),
  observed("span.started", {
    span: z.string(),
    parent: z.string().optional(),
    name: z.string(),
  }),
  observed("span.ended", { span: z.string(), ok: z.boolean().optional() }),
  /**
   * A whole span, as OpenTelemetry sends it once it has ended; they come in any order, and some come twice. Its step is
   * the session that it belongs to.
   */
  z.object({
    type: z.literal("span.recorded"),
    step: z.string().optional(),
    attempt: z.string().optional(),
    data: z.strictObject({
      span: z.string(),
      parent: z.string().optional(),
      name: z.string(),
      /** What it is: an agent at work, a call of a model, a call of a tool, or anything else. */
      kind: z.enum(["agent", "model", "tool", "other"]),
      /** Wall clock in milliseconds, with fractions. */
      from: z.number(),
      to: z.number(),
      ok: z.boolean(),
      error: z.string().optional(),
      /** The conversation that it belongs to. */
      session: z.string().optional(),
      /** The id of the tool's call; a log record and a span may tell of the same one. */
      call: z.string().optional(),
      /** It is the whole of its attempt. */
      turn: z.boolean().optional(),
      /** It only leads from one span to another and is not shown. */
      link: z.boolean().optional(),
      attributes: z.record(z.string(), jsonSchema).optional(),
      ...about,
    }),
  }),
  /** A session of an agent that belongs to the run: it is a step of it, named by the event. */
  z.object({
    type: z.literal("session.spawned"),
    step: z.string(),
    data: z.strictObject({
      session: z.string(),
      /** The session that began it. */
      parent: z.string().optional(),
      match: z.enum(SESSION_MATCHES),
      agent: z.string().optional(),
      version: z.string().optional(),
      model: z.string().optional(),
      role: z.string().optional(),
      title: z.string().optional(),
      cwd: z.string().optional(),
      ...about,
    }),
  }),
  /** What one answer of a model has used, or by how much more is known of what was used: they add up. */
  z.object({
    type: z.literal("budget.spent"),
    step: z.string(),
    attempt: z.string(),
    data: z.strictObject({
      inputTokens: z.int().min(0).optional(),
      outputTokens: z.int().min(0).optional(),
      cachedTokens: z.int().min(0).optional(),
      cacheWriteTokens: z.int().min(0).optional(),
      reasoningTokens: z.int().min(0).optional(),
      costUsd: z.number().min(0).optional(),
      model: z.string().optional(),
      /** By how much the number of answers changed whose cost is unknown; else this is one answer, and says it itself. */
      unknownCost: z.int().optional(),
    }),
  }),
] as const;

/** Types of events that are never in our own journal. */
export const OBSERVED_TYPES: ReadonlySet<string> = new Set(
  observedEvents.map((event) => event.shape.type.value),
);
