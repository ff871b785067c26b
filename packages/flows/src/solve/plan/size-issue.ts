import type { CodeFunction } from "@wheelhouse/core";
import { z } from "zod";
import { asJson, findOutput } from "../../read-output.ts";
import { solveInputSchema } from "../solve-input.ts";
import { understandingSchema } from "./understanding.ts";

/** Most steps that a plan may have, by the size of its issue. */
const MOST_STEPS = { small: 6, medium: 12, large: 20 } as const;

/** Output of `size-issue@1`: how much of a plan an issue gets. */
export const sizeSchema = z.object({
  size: z.enum(["small", "medium", "large"]),
  maxSteps: z.int(),
  approval: z.enum(["ask", "auto"]),
  why: z.string(),
});

/** `size-issue@1`: turns the planner's reading of the issue into limits of its plan; without one it is taken for a medium one. */
export const sizeIssue: CodeFunction = {
  name: "size-issue",
  version: 1,
  run(context) {
    const understood = findOutput(context, "understand", understandingSchema);
    const { size, why } = understood ?? { size: "medium", why: "nobody has looked at it before" };
    const { work } = solveInputSchema.parse(context.runInput);
    return asJson({ size, maxSteps: MOST_STEPS[size], approval: work.approval, why });
  },
};
