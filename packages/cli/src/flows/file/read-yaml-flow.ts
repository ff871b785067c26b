import { BANDS } from "@wheelhouse/core";
import { z } from "zod";
import { type Complain, type FlowProblem, inOrder } from "../flow-problem.ts";
import { complainOf } from "../form/complain-of.ts";
import { onSpineForm, type OnSpineForm, stepsForm, type StepsForm } from "../form/flow-form.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import { at } from "./at-path.ts";
import type { FlowHead, ReadFlow } from "./flow-file.ts";
import { makeFlow, type Surroundings } from "./make-flow.ts";
import { onSpineFlow } from "./on-spine-flow.ts";

/** A YAML file as it was found. */
export interface FoundText {
  /** As it is shown in problems. */
  readonly file: string;
  /** The flow's name as the file's name has it. */
  readonly name: string;
  readonly text: string;
}

type ReadHead = Pick<FlowHead, "title" | "tab" | "answers"> | undefined;

/** Reads a flow that is a YAML file, and checks it whole. Never throws for what is in the file. */
export async function readYamlFlow(found: FoundText, around: Surroundings): Promise<ReadFlow> {
  const { file, text } = found;
  const yaml = readYaml(text);
  const problems: FlowProblem[] = yaml.errors.map(({ line, column, what }) => ({
    file,
    line,
    column,
    at: "",
    what: `it is no YAML: ${what}`,
  }));
  if (problems.length > 0) return { ok: false, problems };
  const complain: Complain = (path, what, { hint, key, text: inner } = {}) => {
    const at = path.map(String).join(".");
    problems.push({ file, ...yaml.place(path, { key, text: inner }), at, what, hint });
  };
  const onSpine = at(yaml.value, ["spine"]) !== undefined;
  const form: z.ZodType<StepsForm | OnSpineForm> = onSpine ? onSpineForm : stepsForm;
  const parsed = form.safeParse(yaml.value, { reportInput: true });
  if (!parsed.success) {
    const known = Object.keys((onSpine ? onSpineForm : stepsForm).shape);
    complainOf(parsed.error.issues, [], known, complain);
    return { ok: false, problems: inOrder(problems), head: headSoFar(yaml.value) };
  }
  const { data } = parsed;
  const name = data.name ?? found.name;
  if (name !== found.name)
    complain(["name"], `the file's name says ${JSON.stringify(found.name)}`, {
      hint: "Give both the same name, or leave the name out here.",
    });
  const head: FlowHead = {
    name,
    title: data.title,
    tab: data.tab,
    answers: data.answers,
    description: data.description,
    inputs: data.inputs,
    bands: data.bands ?? BANDS,
  };
  if ("spine" in data) return onSpineFlow(head, data, around, { problems, complain });
  const { report, limits, steps } = data;
  const body = { name, title: data.title, report, limits, steps };
  const written = (path: readonly PropertyKey[]) => at(yaml.value, path);
  const bodiesOf = (wishes: readonly unknown[]) => Promise.resolve(wishes.map(() => body));
  return makeFlow(head, bodiesOf, around, { problems, complain, written });
}

const { title, tab, answers } = stepsForm.shape;
const someHead = z.looseObject({
  title: z.exactOptional(title.catch("")),
  tab: z.exactOptional(tab.catch("Analysis")),
  answers: z.exactOptional(answers.catch("")),
});

function headSoFar(value: unknown): ReadHead {
  const { data } = someHead.safeParse(value);
  return (
    data && { title: data.title ?? "", tab: data.tab ?? "Analysis", answers: data.answers ?? "" }
  );
}
