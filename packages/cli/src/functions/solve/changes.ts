import type { CodeFunction } from "@wheelhouse/core";
import { changesOf } from "@wheelhouse/workspace";
import { asJson } from "../read-output.ts";
import { committedClone } from "./own-clone.ts";

/** Most of the changes that a judge is shown, in characters. */
const MOST_PATCH = 120_000;

/** `changes@1`: what a run has changed in its clone, with what a machine has noticed about it. Whoever judges it next finds these very files. */
export function changesFunction(home: string): CodeFunction {
  return {
    name: "changes",
    version: 1,
    async run(context) {
      const changes = await changesOf(await committedClone(home, context), {
        maxPatch: MOST_PATCH,
      });
      const files = changes.files.map((file) => ({ ...file, from: file.from ?? null }));
      return asJson({ ...changes, files, empty: files.length === 0 });
    },
  };
}
