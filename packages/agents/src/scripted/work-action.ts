import { z } from "zod";

/** Longest time of a program that names none, in milliseconds. */
const RUN_MS = 120_000;

/** Ask the client first; a refusal is said and nothing is done. */
const permission = z.boolean().default(false);
/** A path, named from the directory that the agent works in. */
const path = z.string().min(1);

/**
 * What a scripted agent really does to files. Whether it may is its sandbox's business; in every text
 * `{{ step }}`, `{{ role }}`, `{{ generation }}`, `{{ ordinal }}` and `{{ round }}` are filled in.
 */
export const workActions = [
  /** Writes a whole file, and makes the directories that it lies in. */
  z.strictObject({ edit: z.strictObject({ path, text: z.string(), permission }) }),
  /** Puts another text in the place where a text first stands in a file. */
  z.strictObject({
    replace: z.strictObject({ path, find: z.string().min(1), with: z.string(), permission }),
  }),
  /** Removes a file, or a directory with all that is in it. */
  z.strictObject({ remove: z.union([path, z.strictObject({ path, permission })]) }),
  /** Runs a program, never by a shell, and shows what it prints and its exit code. */
  z.strictObject({
    run: z.strictObject({
      command: z.tuple([z.string().min(1)], z.string()),
      /** Longest time that it may take, in milliseconds. */
      ms: z.int().min(1).max(3_600_000).default(RUN_MS),
      permission,
    }),
  }),
] as const;

/** One thing that a scripted agent really does to files. */
export type WorkAction = z.infer<(typeof workActions)[number]>;
