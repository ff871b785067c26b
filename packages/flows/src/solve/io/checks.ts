import { z } from "zod";
import { commandSchema, namedCommandSchema } from "../solve-input.ts";

/** Static input of `run-checks@1`: what is run over the clone, in order. */
export const checksInputSchema = z.object({
  checks: z.array(namedCommandSchema).min(1),
  network: z.boolean().default(false),
  /** Whether they run in a fresh checkout of our last commit, made ready like a new clone; else in the tree that agents work in. */
  fresh: z.boolean().default(false),
});

/** Static input of `prepare-clone@1`: what makes a fresh clone ready, in order. */
export const prepareInputSchema = z.object({
  commands: z.array(commandSchema).min(1),
  network: z.boolean().default(false),
});

/** What one command did. */
export const checkResultSchema = z.object({
  name: z.string(),
  command: z.array(z.string()),
  ok: z.boolean(),
  /** Null when it was ended by a signal, or never began. */
  exit: z.int().nullable(),
  timedOut: z.boolean().default(false),
  durationMs: z.number(),
  /** What it wrote, both streams in order, secrets taken out; head and tail when it was long. */
  output: z.string(),
});
/** What one command did. */
export type CheckResult = z.infer<typeof checkResultSchema>;

/** Output of `run-checks@1`: evidence, since we ran it. */
export const checksSchema = z.object({
  /** Whether every command passed. */
  ok: z.boolean(),
  /** In order. What could not make a fresh checkout ready is the only one, by the name `prepare: …`: then no check could begin. */
  results: z.array(checkResultSchema),
  /** The commit in whose fresh checkout they ran; absent where they ran in the tree that agents work in. */
  commit: z.string().optional(),
});
/** Output of `run-checks@1`. */
export type ChecksOutput = z.infer<typeof checksSchema>;
