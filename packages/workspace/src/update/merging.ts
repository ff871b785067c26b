import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Clone } from "../clone/clone.ts";
import { writeAtOnce } from "./write-at-once.ts";

const commit = z.string().regex(/^[0-9a-f]{40,64}$/);

const mergingSchema = z.strictObject({
  version: z.literal(1),
  /** The branch's commit that is brought in. */
  target: commit,
  /** Whether the branch no longer leads to the commit that the work began from. */
  rewritten: z.boolean(),
  /** What the clone stood on before. */
  before: z.strictObject({ head: commit, base: commit, omitted: z.array(z.string()) }),
  /** The commit with both sides, and with markers where they conflict: what the tree is laid out as. */
  laid: commit,
  /** What every commit about it has as its parents. */
  parents: z.array(commit).min(1),
  conflicts: z.array(
    z.strictObject({
      path: z.string(),
      kind: z.string(),
      sides: z.strictObject({ work: z.boolean(), base: z.boolean() }),
      said: z.string(),
    }),
  ),
});
/** A merge that was begun in a clone and is not settled: it lies beside the tree, so that a crash ends nothing. */
export type Merging = Omit<z.infer<typeof mergingSchema>, "version">;

const fileOf = (path: string): string => join(path, "merging.json");

/** The merge that waits to be settled in a clone; undefined when there is none. */
export function readMerging({ path }: Pick<Clone, "path">): Merging | undefined {
  let text: string;
  try {
    text = readFileSync(fileOf(path), "utf8");
  } catch {
    return undefined;
  }
  const { version: _, ...merging } = mergingSchema.parse(JSON.parse(text));
  return merging;
}

/** Remembers a merge that was begun. */
export function keepMerging({ path }: Pick<Clone, "path">, merging: Merging): void {
  writeAtOnce(fileOf(path), JSON.stringify({ version: 1, ...merging }));
}

/** Forgets it: it is settled, or taken back. */
export function forgetMerging({ path }: Pick<Clone, "path">): void {
  rmSync(fileOf(path), { force: true });
}
