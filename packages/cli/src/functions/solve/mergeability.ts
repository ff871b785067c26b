import type { CodeFunction } from "@wheelhouse/core";
import { mergeability } from "@wheelhouse/workspace";
import { asJson } from "../read-output.ts";
import { ownClone } from "./own-clone.ts";

/** `mergeability@1`: how the work stands to the branch that it began from, as that is now in the person's repository. */
export function mergeabilityFunction(home: string): CodeFunction {
  return {
    name: "mergeability",
    version: 1,
    run: async (context) => asJson(await mergeability(ownClone(home, context))),
  };
}
