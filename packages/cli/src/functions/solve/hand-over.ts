import { type CodeFunction, isWheelhouseError, messageOf } from "@wheelhouse/core";
import { handOverInputSchema } from "@wheelhouse/flows";
import { handOver } from "@wheelhouse/workspace";
import { asJson } from "../read-output.ts";
import { ownClone } from "./own-clone.ts";

/**
 * `hand-over@1`: makes the branch in the person's repository, under the next name that is free, and nothing else there. Where
 * it cannot, why is its output: a person is asked what is to become of the work, and nothing goes on as if there were a branch.
 */
export function handOverFunction(home: string): CodeFunction {
  return {
    name: "hand-over",
    version: 1,
    changesOutside: true,
    async run(context) {
      const { branch } = handOverInputSchema.parse(context.input);
      try {
        return asJson(await handOver(ownClone(home, context), { branch, orNext: true }));
      } catch (error) {
        const known = isWheelhouseError(error) ? error : undefined;
        const secrets = known?.code === "run.secrets";
        return asJson({
          refused: { why: messageOf(error), hint: known?.hint ?? null, secrets },
        });
      }
    },
  };
}
