import { z } from "zod";
import { agentObjectSchema } from "./agent-object.ts";

/** One thing about this machine that was looked at, on the wire. */
export const checkObjectSchema = z.object({
  id: z.string(),
  status: z.enum(["ok", "warn", "fail"]),
  /** What it is about: the machine itself, the data directory, the agents, or the models. */
  group: z.enum(["machine", "home", "agents", "models"]),
  title: z.string(),
  /** What was seen. */
  detail: z.string(),
  /** What to do about it, when there is something to do. */
  hint: z.string().optional(),
  /** The agent that was looked at. */
  agent: agentObjectSchema.loose().optional(),
});
/** One thing about this machine that was looked at, on the wire. */
export type CheckObject = z.infer<typeof checkObjectSchema>;
