import type { CodeFunction } from "@wheelhouse/core";
import { broughtSchema, resolvedSchema, UPDATE } from "@wheelhouse/flows";
import { openConflicts } from "@wheelhouse/workspace";
import { z } from "zod";
import { asJson } from "../read-output.ts";
import { ownClone } from "./own-clone.ts";

const inputSchema = z.object({ output: resolvedSchema });

/**
 * `conflicts-resolved@1`: the postcondition of who resolves conflicts. No marker is left in what was committed, and every path that was
 * in conflict has an answer: one that was deleted on one side has no markers that could be looked for.
 */
export function conflictsResolvedFunction(home: string): CodeFunction {
  return {
    name: "conflicts-resolved",
    version: 1,
    async run(context) {
      const { output } = inputSchema.parse(context.input);
      const brought = broughtSchema.safeParse(context.outputs[`${UPDATE}/bring`]).data;
      const answered = new Set(output.resolved.map(({ path }) => path));
      const problems = [
        ...(await openConflicts(ownClone(home, context))),
        ...(brought?.conflicts ?? [])
          .filter(({ path }) => !answered.has(path))
          .map(({ path }) => `\`resolved\` does not say what became of ${path}`),
      ];
      if (problems.length === 0) return { ok: true };
      return asJson({ ok: false, detail: problems.map((each) => `- ${each}`).join("\n") });
    },
  };
}
