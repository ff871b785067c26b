import {
  type Band,
  canonical,
  jsonSchema,
  personaSchema,
  type PlanInput,
  type StepInput,
} from "@wheelhouse/core";
import { personas } from "@wheelhouse/flows";
import type { InputForm } from "../form/flow-form.ts";
import { formOf, withNames } from "./step-words.ts";

/** What a script's flow says of itself. */
interface ScriptHead {
  readonly name: string;
  readonly title: string;
  readonly tab: string;
  readonly answers: string;
  readonly inputs: readonly InputForm[];
}

/** Source text inside a value that is printed as it is. */
class Source {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Writes a flow as TypeScript. */
export function scriptText(head: ScriptHead, plan: PlanInput, band: Band, comment: string): string {
  const { name, title, tab, answers, inputs } = head;
  const steps = plan.steps.map((step) => print(stepSource(step, band), 3));
  const words = plan.steps.some(({ kind }) => kind === "agent") ? ["output", "persona"] : [];
  const imports = ["defineFlow", ...words.filter((word) => steps.join("").includes(`${word}(`))];
  return `/**
${comment
  .split("\n")
  .map((line) => ` * ${line}`.trimEnd())
  .join("\n")}
 */
import { ${imports.join(", ")} } from "@wheelhouse/core";
import { z } from "zod";

export default defineFlow({
  name: ${JSON.stringify(name)},
  title: ${JSON.stringify(title)},
  tab: ${JSON.stringify(tab)},
  answers: ${JSON.stringify(answers)},
  input: z.object({
${inputs.map((input) => `    ${input.name}: ${inputSource(input)},`).join("\n")}
  }),
  plan: () => ({
    version: 1,
    flow: ${JSON.stringify(name)},
    title: ${JSON.stringify(title)},
    report: ${JSON.stringify(plan.report ?? plan.steps.at(-1)?.id)},
    steps: [
${steps.map((step) => `      ${step},`).join("\n")}
    ],
  }),
});
`;
}

function inputSource({ type, choices = [], help, required, default: usual }: InputForm): string {
  const kind =
    type === "flag"
      ? "z.boolean()"
      : type === "choice"
        ? `z.enum(${JSON.stringify(choices)})`
        : "z.string()";
  const value = usual ?? (type === "flag" ? false : type === "choice" ? undefined : "");
  const optional = required
    ? ""
    : value === undefined
      ? ".optional()"
      : `.default(${JSON.stringify(value)})`;
  return `${kind}${optional}${help === "" ? "" : `.describe(${JSON.stringify(help)})`}`;
}

function stepSource(step: StepInput, band: Band): object {
  if (step.kind === "map") return { ...step, each: agentSource(step.each, band) };
  return agentSource(step, band);
}

function agentSource(step: object, band: Band): object {
  if (!("persona" in step) || !("prompt" in step)) return step;
  const { persona, prompt, ...rest } = step;
  const output = "output" in step ? step.output : undefined;
  const form = formOf(output);
  return {
    ...rest,
    persona: personaSource(persona),
    prompt: new Source(template(withNames(String(prompt), idOf(persona), band))),
    ...(form !== undefined && { output: new Source(`output(${JSON.stringify(form)})`) }),
  };
}

function idOf(persona: unknown): string {
  return personaSchema.safeParse(persona).data?.id ?? "";
}

function personaSource(persona: unknown): unknown {
  const known = [...personas.values()].find(
    ({ id, text }) => canonical(jsonSchema.parse(persona)) === canonical({ id, text }),
  );
  return known ? new Source(`persona(${JSON.stringify(known.id)})`) : persona;
}

/** A text as a template literal, its lines as they are. */
function template(text: string): string {
  return `\`${text.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${")}\``;
}

function print(value: unknown, depth: number): string {
  if (value instanceof Source) return value.text;
  const indent = "  ".repeat(depth + 1);
  const end = "  ".repeat(depth);
  if (Array.isArray(value)) {
    const parts = value.map((part) => print(part, depth + 1));
    const line = `[${parts.join(", ")}]`;
    return line.length < 90 && !line.includes("\n")
      ? line
      : `[\n${parts.map((part) => `${indent}${part},\n`).join("")}${end}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, part]) =>
      `${/^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key)}: ${print(part, depth + 1)}`,
  );
  const line = `{ ${members.join(", ")} }`;
  return line.length < 90 && !line.includes("\n")
    ? line
    : `{\n${members.map((member) => `${indent}${member},\n`).join("")}${end}}`;
}
