import { z } from "zod";
import { REVIEW_MODES } from "../io/diff.ts";

/** What a flow asks the person who starts it for, beside the focus. */
export interface InputSpec {
  /** Its name in the input, such as `plan`. */
  readonly name: string;
  readonly title: string;
  /** One sentence: what it is for, and what happens without it. */
  readonly help: string;
  readonly type: "document" | "text" | "choice" | "flag";
  readonly required?: boolean | undefined;
  /** For `choice`. */
  readonly choices?: readonly string[] | undefined;
  /**
   * Where it comes from when it is not given by name: the first document that the focus names, the focus itself, or the
   * left or right side of an arrow in the focus, `current -> desired`.
   */
  readonly fromFocus?: "document" | "words" | "left" | "right" | undefined;
}

/** The command line gives every input as text. */
const flag = z.union(
  [z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")],
  { error: "it is true or false" },
);

/** Inputs that every built-in flow has. */
export const COMMON_INPUTS: readonly InputSpec[] = [
  {
    name: "question",
    title: "Focus",
    help: "What you want to know, in your words; paths and names in it narrow what is looked at.",
    type: "text",
  },
  {
    name: "fast",
    title: "Fast",
    help: "Leaves out the validator and the reviewers that the result does not need.",
    type: "flag",
  },
];

/** Whether questions that only a person can settle are asked while the run goes on. */
const ASK_INPUT: InputSpec = {
  name: "ask",
  title: "Ask me",
  help: "Asks you what only you can settle; otherwise such questions are listed with a recommended answer.",
  type: "flag",
};

/** What a code review looks at. */
export const MODE_INPUT: InputSpec = {
  name: "mode",
  title: "What is under review",
  help: "A: the branch against the default branch. B: uncommitted work. C: the files that the focus names.",
  type: "choice",
  choices: REVIEW_MODES,
};

/** The inputs of a flow's own: what it declares, and whether it asks while it runs. */
export function inputsOf(config: {
  readonly inputs?: readonly InputSpec[] | undefined;
  readonly document?: unknown;
}): readonly InputSpec[] {
  return [...(config.inputs ?? []), ...(config.document === undefined ? [] : [ASK_INPUT])];
}

/** Input of a flow on the spine: the focus, and what its own inputs are called. */
export type FlowInput = {
  readonly question: string;
  readonly fast?: boolean;
  readonly ask?: boolean;
  readonly [input: string]: string | boolean;
};

/** Validates the input of a flow with these inputs of its own; its messages are shown to the person who typed it. */
export function inputSchemaOf(specs: readonly InputSpec[]): z.ZodType<FlowInput> {
  const shape: Record<string, z.ZodType<string | boolean>> = {};
  for (const spec of [...COMMON_INPUTS, ...specs]) {
    if (spec.name === "question") continue;
    const schema = schemaOf(spec);
    shape[spec.name] =
      spec.required === true && spec.fromFocus === undefined ? schema : z.exactOptional(schema);
  }
  return z.strictObject({ question: z.string().default(""), ...shape }) as z.ZodType<FlowInput>;
}

function schemaOf({ title, type, choices = [] }: InputSpec): z.ZodType<string | boolean> {
  if (type === "flag") return flag;
  if (type === "choice") {
    const meant = (said: string): string =>
      choices.find((choice) => choice.toLowerCase() === said.toLowerCase()) ?? said;
    return z
      .string()
      .trim()
      .transform(meant)
      .pipe(z.enum(choices, { error: `it is one of ${choices.join(", ")}` }));
  }
  return z.string().trim().min(1, `${title} is empty`);
}
