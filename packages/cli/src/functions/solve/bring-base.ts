import type { CodeFunction } from "@wheelhouse/core";
import { solveInputSchema } from "@wheelhouse/flows";
import { bringBase } from "@wheelhouse/workspace";
import { TRAILERS } from "../../ground/commits-of.ts";
import { asJson } from "../read-output.ts";
import { ownClone } from "./own-clone.ts";

/**
 * `bring-base@1`: brings the branch that the work began from, as it is now in the person's repository, into the clone. Where both do
 * not fit, they lie in the tree with markers until they are resolved.
 */
export function bringBaseFunction(home: string): CodeFunction {
  return {
    name: "bring-base",
    version: 1,
    // A git that goes on would write in the clone beside whoever comes next.
    startsProcesses: true,
    async run(context) {
      const clone = ownClone(home, context);
      const { run, step, attempt } = context;
      const issue = solveInputSchema.safeParse(context.runInput).data?.issue;
      const name = (clone.baseRef ?? clone.base).replace(/^refs\/(?:heads|remotes)\//, "");
      const trailers = {
        [TRAILERS.run]: run,
        [TRAILERS.step]: step,
        ...(attempt !== undefined && { [TRAILERS.attempt]: attempt }),
        ...(issue && { [TRAILERS.issue]: `${issue.project}#${issue.number}` }),
      };
      const brought = await bringBase(clone, { message: `Bring ${name} in`, trailers });
      return asJson({ ...brought, name });
    },
  };
}
