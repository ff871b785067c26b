import type { CodeFunction } from "@wheelhouse/core";
import { handOver } from "@wheelhouse/workspace";
import { asJson } from "../read-output.ts";
import { ownClone, solveInputOf } from "./own-clone.ts";

/** `hand-over@1`: makes the branch in the person's repository, under the next name that is free, and nothing else there. */
export function handOverFunction(home: string): CodeFunction {
  return {
    name: "hand-over",
    version: 1,
    async run(context) {
      const { work } = solveInputOf(context);
      return asJson(await handOver(ownClone(home, context), { branch: work.branch, orNext: true }));
    },
  };
}
