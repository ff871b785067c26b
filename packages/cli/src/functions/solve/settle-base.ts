import { type CodeFunction, WheelhouseError } from "@wheelhouse/core";
import { broughtSchema, type BroughtOutput, UPDATE } from "@wheelhouse/flows";
import { settleMerge, undoMerge } from "@wheelhouse/workspace";
import { asJson } from "../read-output.ts";
import { ownClone } from "./own-clone.ts";

/**
 * `settle-base@1`: ends what `bring-base@1` has begun. It fails while anything is unresolved; where the step that was to resolve it
 * was given up, the clone is as it was before, and says so.
 */
export function settleBaseFunction(home: string): CodeFunction {
  return {
    name: "settle-base",
    version: 1,
    // A git that goes on would write in the clone beside whoever comes next.
    startsProcesses: true,
    async run(context) {
      const clone = ownClone(home, context);
      const brought = broughtSchema.safeParse(context.outputs[`${UPDATE}/bring`]).data;
      if (context.settled[`${UPDATE}/resolve`]?.status === "failed") {
        const was = await undoMerge(clone);
        const reason = "The conflicts were not resolved; the work is as it was before.";
        return asJson({ updated: false, reason: was ? reason : "Nothing was brought in." });
      }
      const open = await settleMerge(clone);
      if (open.length > 0)
        throw new WheelhouseError(
          "run.state",
          `The conflicts are not resolved: ${open.join("; ")}.`,
          {
            hint: "Go on without it: the work is then handed over for where it began.",
          },
        );
      return asJson(
        brought ? said(brought) : { updated: false, reason: "Nothing was brought in." },
      );
    },
  };
}

function said({ outcome, name, target, rewritten, conflicts }: BroughtOutput): {
  readonly updated: boolean;
  readonly reason: string;
} {
  if (outcome === "gone")
    return { updated: false, reason: `${name} is gone; the work stands where it began.` };
  if (outcome === "current")
    return { updated: false, reason: `${name} has nothing that the work lacks.` };
  const at = `${name} at ${(target ?? "").slice(0, 10)}`;
  const onto = rewritten ? ", which was rewritten: the work is one commit on top of it" : "";
  const count = conflicts.length;
  const resolved = count === 0 ? "nothing" : `${count} ${count === 1 ? "file" : "files"}`;
  return { updated: true, reason: `${at}${onto}; ${resolved} had to be resolved.` };
}
