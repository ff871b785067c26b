import { z } from "zod";

/** A project on the wire: a directory that runs look at. */
export const projectObjectSchema = z.object({
  id: z.string(),
  /** The same as `id`; the name that addresses use. */
  key: z.string(),
  status: z.enum(["here", "missing"]),
  name: z.string(),
  path: z.string(),
  /** How many runs there are of it. */
  runs: z.int(),
});
/** A project on the wire. */
export type ProjectObject = z.infer<typeof projectObjectSchema>;
