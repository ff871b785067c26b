import type { CodeFunction } from "@wheelhouse/core";
import { z } from "zod";
import { asJson, findOutput } from "../../read-output.ts";
import { changesSchema } from "../io/changes.ts";
import { checksSchema } from "../io/checks.ts";
import { solveInputSchema } from "../solve-input.ts";
import { judgementSchema } from "./judgement.ts";
import { judgementProblems } from "./judgement-problems.ts";

const inputSchema = z.object({ output: judgementSchema });

/** `solved@1`: the postcondition of the judge's verdict. What cannot be read, or contradicts the facts, is no verdict. */
export const solved: CodeFunction = {
  name: "solved",
  version: 1,
  run(context) {
    const read = inputSchema.safeParse(context.input);
    if (!read.success) return { ok: false, detail: "the verdict cannot be read" };
    const { issue, work } = solveInputSchema.parse(context.runInput);
    const problems = judgementProblems(read.data.output, {
      type: issue.type,
      changes: findOutput(context, "changes", changesSchema),
      evidence: findOutput(context, "evidence", checksSchema),
      hasChecks: work.checks.length > 0,
    });
    if (problems.length === 0) return { ok: true };
    const list = problems.map((problem) => `- ${problem}`).join("\n");
    return asJson({ ok: false, detail: `the verdict cannot stand:\n${list}` });
  },
};
