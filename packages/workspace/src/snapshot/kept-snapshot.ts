import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** What a finished snapshot keeps beside its files, for the steps that come later or after a crash. */
export const keptSchema = z.strictObject({
  version: z.literal(1),
  /** Real path of the project that it was taken of. */
  project: z.string(),
  snapshot: z.strictObject({
    path: z.string(),
    gitDir: z.string().optional(),
    commit: z.string().optional(),
    base: z.string().optional(),
    hash: z.string(),
    files: z.int(),
    omitted: z.array(z.string()),
  }),
  /** The project below the top of its repository; empty when it is the top. */
  prefix: z.string(),
  branch: z.string().nullable(),
  /** Name of the default branch. */
  defaultBranch: z.string().nullable(),
  /** Where HEAD left the default branch. */
  mergeBase: z.string().nullable(),
  /** Whether the project's files differ from HEAD. */
  dirty: z.boolean(),
});
/** A finished snapshot with what later steps need of it. */
export type KeptSnapshot = z.infer<typeof keptSchema>;

/** Where a snapshot keeps it. */
export const keptFile = (into: string): string => join(into, "snapshot.json");

/** The finished snapshot in a place; undefined when there is none, or only a half of one. */
export function readKept(into: string): KeptSnapshot | undefined {
  try {
    return keptSchema.safeParse(JSON.parse(readFileSync(keptFile(into), "utf8"))).data;
  } catch {
    return undefined;
  }
}
