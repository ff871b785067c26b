import { type Band, type JsonObject, WheelhouseError } from "@wheelhouse/core";
import { describeFlows, flowsByName } from "@wheelhouse/flows";
import type { InputForm } from "../form/flow-form.ts";
import { scriptText } from "./script-text.ts";
import { stepWords } from "./step-words.ts";
import { yamlText } from "./yaml-text.ts";

/** What is written out, and as what. */
interface Written {
  /** The built-in flow. */
  readonly from: string;
  /** What the file's flow is called. */
  readonly name: string;
  readonly band: Band;
  /** As TypeScript instead of YAML. */
  readonly script: boolean;
}

/** A built-in flow at a band as the text of a flow file that makes the same plan. Throws `flow.unknown`. */
export function builtInText({ from, name, band, script }: Written): string {
  const flow = flowsByName.get(from);
  if (!flow)
    throw new WheelhouseError("flow.unknown", `There is no built-in flow ${JSON.stringify(from)}.`);
  const inputs = inputForms(from);
  const plan = flow.plan({
    input: { question: "", ...placeholders(inputs) },
    band,
    fast: false,
    project: { id: "project", path: "/project" },
  });
  const { title, tab, answers } = flow;
  const head = { name, title, tab, answers, inputs };
  const comment = [
    `${name}: written out from the built-in flow ${from} at band ${band}.`,
    `Change what you like, then look: wheelhouse flows check ${name}`,
    "",
    "A step begins when all in its `after` have ended; steps that wait for the same run side by side.",
    "{{ contracts.review }} and {{ contracts.produce }} stand for our contracts on evidence; every other",
    "text in braces is Liquid over input, outputs, project and band.",
  ].join("\n");
  if (script) return scriptText(head, plan, band, comment);
  const report = plan.report === undefined ? {} : { report: plan.report };
  const asked = inputs.map(({ required, help, ...input }) => ({
    ...input,
    ...(required && { required }),
    ...(help !== "" && { help }),
  }));
  return yamlText(
    { ...head, inputs: asked, ...report },
    plan.steps.map((step) => stepWords(step, band)),
    comment,
  );
}

/** What a built-in flow asks for, as far as a file can ask for it. */
function inputForms(from: string): InputForm[] {
  const about = describeFlows().find(({ name }) => name === from);
  return (about?.inputs ?? [])
    .filter(({ name }) => name !== "fast")
    .map(({ name, type, required, from_focus, help, choices }) => ({
      name,
      type: type === "document" ? "text" : type,
      required: required && !from_focus,
      help,
      ...(type === "choice" && { choices: [...choices] }),
    }));
}

/** What a person says is put into the plan when a run is started: here stand the places for it. */
function placeholders(inputs: readonly InputForm[]): JsonObject {
  const texts = inputs.filter(({ type, name }) => type === "text" && name !== "mode");
  return Object.fromEntries(texts.map(({ name }) => [name, `{{ input.${name} }}`]));
}
