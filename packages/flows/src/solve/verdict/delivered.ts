import { type CodeContext, type CodeFunction, WheelhouseError } from "@wheelhouse/core";
import type { z } from "zod";
import { changesSchema } from "../io/changes.ts";
import { exportedSchema, handOverSchema, refusedSchema } from "../io/hand-over.ts";
import { judgementSchema } from "./judgement.ts";

/**
 * `delivered@1`: the end of a run of an issue. A run that ends well makes its issue *done*, so it only ends well when the
 * person has the work: as a branch, or as a patch that they asked for; or when they, or a judge, have said that it is solved
 * and there is nothing to have. Whatever a person has let the run go on without, it fails otherwise.
 */
export const delivered: CodeFunction = {
  name: "delivered",
  version: 1,
  run(context) {
    const branch = find(context, "hand-over", handOverSchema);
    const settled = find(context, "settle", handOverSchema.or(exportedSchema));
    if (branch) return { as: "branch", branch: branch.branch };
    if (settled && "branch" in settled) return { as: "branch", branch: settled.branch };
    if (settled) return { as: "patch", patch: settled.patch };
    if (isNothing(context)) return { as: "nothing" };
    throw new WheelhouseError("run.state", `The work was not handed over: ${whyNot(context)}`, {
      hint: `What there is of it: wheelhouse changes ${context.run}`,
    });
  },
};

/** Whether there is nothing to hand over, and somebody who may say so has found that right. */
function isNothing(context: CodeContext): boolean {
  if (find(context, "changes", changesSchema)?.empty !== true) return false;
  const isSolved = find(context, "verify", judgementSchema)?.verdict === "solved";
  return isSolved || context.settled["accept"]?.status === "completed";
}

/** Why the person does not have the work; the first reason in the order of the steps. */
function whyNot(context: CodeContext): string {
  const { settled } = context;
  if (settled["compile"]?.status !== "completed") return "there was no plan to carry out";
  const refused = find(context, "hand-over", refusedSchema)?.refused.why;
  return refused ?? settled["hand-over"]?.reason ?? "nobody has said why";
}

/** What a step has come to, if it is of this kind. */
function find<T>({ outputs }: CodeContext, step: string, schema: z.ZodType<T>): T | undefined {
  return schema.safeParse(outputs[step]).data;
}
