import {
  type Json,
  type JsonObject,
  jsonSchema,
  outputValidator,
  scrubJson,
} from "@wheelhouse/core";
import { z } from "zod";
import type { Hand } from "./hand.ts";
import { LIMITS } from "./limits.ts";
import { nestSchema } from "./nest-schema.ts";
import { plainTuples } from "./plain-tuples.ts";
import { defineTool, refused, type Tool } from "./tool.ts";

const DESCRIPTION =
  "Hand in your whole output. When it does not fit you are told where, and hand it in again; the last one that fits counts.";
const THANKS = { text: "Handed in. End your turn now." };

/**
 * `submit`: hands in the output of the step. Undefined when the step's schema is none that can be
 * held against anything; the last message is its output then.
 */
export function submit(hand: Hand, schema: JsonObject | undefined): Tool | undefined {
  return schema === undefined ? submitMarkdown(hand) : submitJson(hand, schema);
}

function submitMarkdown(hand: Hand): Tool {
  return defineTool({
    name: "submit",
    description: DESCRIPTION,
    input: z.object({
      output: z.string().trim().min(1).max(LIMITS.output).describe("Markdown"),
    }),
    run({ output }) {
      hand.hand({ submitted: scrubJson(output) });
      return THANKS;
    },
  });
}

function submitJson(hand: Hand, schema: JsonObject): Tool | undefined {
  const validator = validatorOf(schema);
  if (!validator) return undefined;
  return defineTool({
    name: "submit",
    description: DESCRIPTION,
    input: z.record(z.string(), jsonSchema),
    inputSchema: nestSchema("output", plainTuples(schema)),
    run(given) {
      const readings = readingsOf(given);
      for (const reading of readings) {
        const parsed = validator.safeParse(reading);
        if (!parsed.success) continue;
        const output = jsonSchema.parse(parsed.data);
        if (JSON.stringify(output).length > LIMITS.output)
          return refused(`The output is larger than ${LIMITS.output} characters.`);
        hand.hand({ submitted: scrubJson(output) });
        return { text: `${THANKS.text}${reminder(output, hand)}` };
      }
      const { error } = validator.safeParse(readings[0]);
      return refused(
        `The output does not fit its schema and was not taken:\n${error ? z.prettifyError(error) : ""}\nMend these places and submit the whole output again.`,
      );
    },
  });
}

function validatorOf(schema: JsonObject): z.ZodType | undefined {
  try {
    return outputValidator(schema);
  } catch {
    return undefined;
  }
}

/** What the arguments may mean, best first: models also write the output as text, or straight into the arguments. */
function readingsOf(given: JsonObject): Json[] {
  const { output } = given;
  if (output === undefined) return [given];
  const read = typeof output === "string" ? parsed(output) : undefined;
  return read === undefined ? [output, given] : [read, output, given];
}

const listedSchema = z.object({ findings: z.array(z.object({ id: z.string() })) });

/** What was recorded and is not in the output may have been dropped for a reason, or forgotten. */
function reminder(output: Json, { recorded }: Hand): string {
  const listed = listedSchema.safeParse(output).data?.findings.map(({ id }) => id);
  const missing = listed ? [...recorded.keys()].filter((id) => !listed.includes(id)) : [];
  return missing.length === 0
    ? ""
    : ` It lacks ${missing.join(", ")}, which you recorded: if they still hold, submit it again with them first.`;
}

function parsed(text: string): Json | undefined {
  try {
    return jsonSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
