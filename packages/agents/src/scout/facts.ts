import { readFile } from "node:fs/promises";
import { messageOf } from "@wheelhouse/core";
import { z } from "zod";

/** History that `scout` cannot see itself; the shape of the file that the flow writes beside the snapshot. */
const factsSchema = z.object({
  version: z.literal(1),
  churn: z.array(
    z.object({
      path: z.string(),
      commits: z.int().min(0),
      lines: z.int().min(0),
      authors: z.int().min(0),
    }),
  ),
  todos: z.array(
    z.object({
      path: z.string(),
      line: z.int().min(1),
      text: z.string(),
      ageDays: z.number().nullable(),
    }),
  ),
  scope: z.array(z.string()).default([]),
  missing: z.array(z.string()).default([]),
});
/** History facts of a project. */
export type Facts = z.infer<typeof factsSchema>;

/** Reads the facts file. Never throws: what is wrong with it becomes the reason why there are no facts. */
export async function readFacts(path: string | undefined): Promise<Facts | { absent: string }> {
  if (path === undefined)
    return { absent: "no facts file was given, and history cannot be read from here" };
  try {
    const parsed = factsSchema.safeParse(JSON.parse(await readFile(path, "utf8")));
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    return {
      absent: `the facts file is not valid at ${issue?.path.join(".") ?? "its top"}: ${issue?.message}`,
    };
  } catch (error) {
    return { absent: `the facts file cannot be read: ${messageOf(error)}` };
  }
}
