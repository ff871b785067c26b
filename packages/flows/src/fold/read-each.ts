import { type CodeContext, jsonSchema } from "@wheelhouse/core";
import { z } from "zod";
import { type Contribution, gap, readAgent } from "./read-agent.ts";

/** What a map hands on: one entry for each element, in order. */
const mapOutputSchema = z.array(
  z.object({
    key: z.string(),
    status: z.string(),
    output: jsonSchema.optional(),
    error: z.string().optional(),
  }),
);

/** Reads what the children of a map handed in, each as an agent of its own. */
export function readEach(
  who: { step: string; persona: string; label: string },
  context: Pick<CodeContext, "outputs" | "settled">,
): readonly Contribution[] {
  const output = context.outputs[who.step];
  const children = mapOutputSchema.safeParse(output);
  if (output === undefined || !children.success) return [gap(who, context.settled[who.step])];
  return children.data.map(({ key, status, output: own, error }) => {
    const child = { ...who, step: `${who.step}/${key}`, label: `${who.label}: ${key}` };
    return readAgent(child, {
      outputs: own === undefined ? {} : { [child.step]: own },
      settled: { [child.step]: { status, reason: error } },
    });
  });
}
