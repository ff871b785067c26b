import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writeAtOnce } from "../update/write-at-once.ts";
import type { Clone } from "./clone.ts";

/** What a finished clone keeps beside its files. Paths are made anew from where it lies. */
const keptSchema = z.strictObject({
  version: z.literal(1),
  project: z.string(),
  prefix: z.string(),
  base: z.string().regex(/^[0-9a-f]{40,64}$/),
  baseRef: z.string().nullable(),
  branch: z.string(),
  objectFormat: z.string(),
  carried: z.array(z.string()),
  covered: z.array(z.string()).default([]),
  omitted: z.array(z.string()),
  dirty: z.int(),
  notes: z.array(z.string()),
});
/** All of a clone but its places. */
export type KeptClone = Omit<z.infer<typeof keptSchema>, "version">;

const keptFile = (into: string): string => join(into, "clone.json");

/** A clone that lies in `into`. */
export function cloneIn(into: string, kept: KeptClone): Clone {
  return {
    path: into,
    tree: join(into, "tree"),
    gitDir: join(into, "git"),
    objects: join(into, "objects"),
    ...kept,
  };
}

/** Says that the clone in `into` is finished. */
export function keepClone(into: string, kept: KeptClone): void {
  writeFileSync(keptFile(into), JSON.stringify({ version: 1, ...kept }));
}

/** Says that a clone has another base from now on: at once, and on the disk when it returns. */
export function moveBase(clone: Clone, to: Pick<Clone, "base" | "omitted">): Clone {
  const { path, tree: _, gitDir: _gitDir, objects: _objects, ...rest } = clone;
  const kept = {
    ...rest,
    carried: [...rest.carried],
    covered: [...rest.covered],
    notes: [...rest.notes],
  };
  const moved = { ...kept, base: to.base, omitted: [...to.omitted] };
  writeAtOnce(keptFile(path), JSON.stringify({ version: 1, ...moved }));
  return cloneIn(path, moved);
}

/** The finished clone in a place; undefined when there is none, or only a half of one. */
export function readClone(into: string): Clone | undefined {
  try {
    const { version: _, ...kept } = keptSchema.parse(
      JSON.parse(readFileSync(keptFile(into), "utf8")),
    );
    return cloneIn(into, kept);
  } catch {
    return undefined;
  }
}
