import { z } from "zod";

const figuresSchema = z.object({
  input: z.number(),
  output: z.number(),
  cached: z.number(),
  cacheWrite: z.number(),
  reasoning: z.number(),
  cost: z.number(),
  /** Answers of a model, and those of them whose cost is said. */
  answers: z.number(),
  priced: z.number(),
});
/** What models used, in tokens and dollars; what was read from the cache and written to it is part of the input. */
export type Figures = z.infer<typeof figuresSchema>;

/** Nothing used. */
export const NOTHING: Figures = {
  input: 0,
  output: 0,
  cached: 0,
  cacheWrite: 0,
  reasoning: 0,
  cost: 0,
  answers: 0,
  priced: 0,
};

const turnSchema = z.object({
  attempt: z.string(),
  from: z.number(),
  /** Undefined while it is open. */
  to: z.number().optional(),
  /** Whether a prompt began it. */
  prompted: z.boolean(),
});
/** A turn of a session. */
export type Turn = z.infer<typeof turnSchema>;

const sessionSchema = z.object({
  session: z.string(),
  step: z.string(),
  turns: z.number(),
  open: turnSchema.optional(),
  /** Turns that are over and whose own span has not come, the last ones. */
  unclaimed: z.array(turnSchema),
  /** The last turn's attempt. */
  last: z.string().optional(),
  /** Latest end of a turn. */
  end: z.number(),
});
/** A session as far as it is known. */
export type Session = z.infer<typeof sessionSchema>;

/** What a session has used, by each way in which it was told. */
const usageSchema = z.object({
  /** What each carrier has told in all. */
  told: z.map(z.string(), figuresSchema),
  /** What we have told on. */
  spent: figuresSchema,
});

const heldSchema = z.object({
  parent: z.string().optional(),
  name: z.string(),
  from: z.number(),
  to: z.number(),
  session: z.string().optional(),
});
/** A span that is only of use when another one is in it. */
export type HeldSpan = z.infer<typeof heldSchema>;

const stateSchema = z.object({
  begun: z.boolean(),
  /** The first session. */
  main: z.string().optional(),
  sessions: z.map(z.string(), sessionSchema),
  /** The session of a trace. */
  traces: z.map(z.string(), z.string()),
  /** What was told on, by the ids of spans and by what stands for a record's: it may come again. */
  seen: z.set(z.string()),
  /** Spans that others are in and that have not come. */
  wanted: z.set(z.string()),
  /** Spans that nobody needs so far. */
  held: z.map(z.string(), heldSchema),
  usage: z.map(z.string(), usageSchema),
  /** The last value of each running sum. */
  sums: z.map(z.string(), z.number()),
});
/** All that is known of a file of the spool up to some line. */
export type OtlpState = z.infer<typeof stateSchema>;

/** What an earlier translator kept, or a beginning. The answer is a copy. */
export function otlpState(kept: unknown): OtlpState {
  const known = stateSchema.safeParse(kept);
  if (known.success) return structuredClone(known.data);
  return {
    begun: false,
    main: undefined,
    sessions: new Map(),
    traces: new Map(),
    seen: new Set(),
    wanted: new Set(),
    held: new Map(),
    usage: new Map(),
    sums: new Map(),
  };
}

/** Adds to a set or a map that is to stay small: what was added first is forgotten first. */
export function keepNewest(kept: Set<string> | Map<string, unknown>, most: number): void {
  for (const key of kept.keys()) {
    if (kept.size <= most) return;
    kept.delete(key);
  }
}
