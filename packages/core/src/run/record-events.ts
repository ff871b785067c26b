import { z } from "zod";
import { findingSchema } from "../evidence/finding.ts";
import { jsonSchema } from "../json.ts";
import { artifactKindSchema } from "./artifact-kind.ts";
import { attemptEvent, event } from "./event-shapes.ts";

/** What attempts leave behind, and notes: `reduce` looks at none of it. */
export const recordEvents = [
  attemptEvent("finding.recorded", { finding: findingSchema }),
  attemptEvent("artifact.recorded", {
    name: z.string(),
    kind: artifactKindSchema,
    value: z.string(),
  }),
  /** What an attempt has changed in the clone of its run, as a commit of ours. */
  attemptEvent("work.committed", {
    commit: z.string(),
    /** The commit that the attempt began at. */
    parent: z.string(),
    /** Hash of all files: the same work has the same one. */
    tree: z.string(),
    files: z.int(),
    added: z.int(),
    removed: z.int(),
    /** What was there and not taken, such as files that are too large. */
    omitted: z.array(z.string()).optional(),
  }),
  /** A note of a step's author to whoever goes on; `to` when it is a value for one later step. */
  attemptEvent("handoff.written", { text: z.string(), to: z.string().optional() }),
  attemptEvent("budget.reserved", { tokens: z.int().optional() }),
  event("budget.exceeded", { scope: z.string(), limit: z.number(), spent: z.number() }),
  event("note", {
    text: z.string(),
    step: z.string().optional(),
    level: z.string().optional(),
    actor: z.string().optional(),
    more: jsonSchema.optional(),
  }),
] as const;
