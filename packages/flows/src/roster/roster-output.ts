import { BANDS } from "@wheelhouse/core";
import { z } from "zod";
import { angleInputSchema } from "../spine/angle.ts";

/** Static input of `roster@1`. */
export const rosterInputSchema = z.object({
  band: z.enum(BANDS),
  /** Every angle of the flow, those of larger bands included: they get a reason too. */
  angles: z.array(angleInputSchema),
  /** Most conditional angles. */
  cap: z.int().min(0),
  /** Whether there is nothing to do without a change. */
  needsChange: z.boolean().default(false),
});
/** Static input of `roster@1`. */
export type RosterInput = z.infer<typeof rosterInputSchema>;

/** Output of `roster@1`: who looks at what, and why not the others. */
export const rosterSchema = z.object({
  band: z.object({
    band: z.enum(BANDS),
    /** One line, announced before anything is dispatched. */
    why: z.string(),
    /** What the scope would suggest. */
    reads: z.enum(BANDS),
  }),
  /** False when there is nothing to look at, or no scope; then no agent is asked. */
  dispatch: z.boolean(),
  /** Why nothing is dispatched, and what to do; absent otherwise. */
  instead: z.string().optional(),
  /** Ids of the chosen angles. */
  chosen: z.array(z.string()),
  /** Why each chosen angle looks. */
  reasons: z.record(z.string(), z.string()),
  /** Why each other angle does not. */
  skipped: z.array(
    z.object({ id: z.string(), persona: z.string(), label: z.string(), reason: z.string() }),
  ),
  /** Files and directories of each angle; an empty list means everything. Has an entry for every angle. */
  files: z.record(z.string(), z.array(z.string())),
  /** Places to start reading, `path:line`, for each angle. */
  start: z.record(z.string(), z.array(z.string())),
  /** Domains that have a signal and nobody to look, because of band or cap. */
  omitted: z.array(z.string()),
});
/** Who looks at what, and why not the others. */
export type RosterOutput = z.infer<typeof rosterSchema>;
