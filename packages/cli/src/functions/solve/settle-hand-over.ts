import { type CodeFunction, WheelhouseError } from "@wheelhouse/core";
import { handOverInputSchema } from "@wheelhouse/flows";
import { exportPatch, handOver } from "@wheelhouse/workspace";
import { z } from "zod";
import { patchPath } from "../../home/home-paths.ts";
import { asJson } from "../read-output.ts";
import { ownClone } from "./own-clone.ts";

const answerSchema = z.object({ option: z.string() });

/** `settle-hand-over@1`: does what a person has decided about work that could not be handed over. */
export function settleHandOverFunction(home: string): CodeFunction {
  return {
    name: "settle-hand-over",
    version: 1,
    changesOutside: true,
    async run(context) {
      const { branch } = handOverInputSchema.parse(context.input);
      const { option } = answerSchema.parse(context.outputs["refused"]);
      const clone = ownClone(home, context);
      if (option === "export")
        return asJson(await exportPatch(clone, patchPath(home, context.run)));
      if (option === "allow")
        return asJson(await handOver(clone, { branch, orNext: true, allowSecrets: true }));
      throw new WheelhouseError("internal", `Nobody knows what ${option} does to the work.`);
    },
  };
}
