import { z } from "zod";

/** What the host answers to a start. */
export const startedSchema = z.object({ run_id: z.string(), repeated: z.boolean() });
/** Why steps are held, by step. */
export const heldSchema = z.record(z.string(), z.string());
/** How the host is. */
export const healthSchema = z.object({ driving: z.array(z.string()) });
