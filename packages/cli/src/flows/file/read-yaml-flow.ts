import { BANDS } from "@wheelhouse/core";
import { z } from "zod";
import { type Complain, type FlowProblem, inOrder } from "../flow-problem.ts";
import { complainOf } from "../form/complain-of.ts";
import { stepsForm } from "../form/flow-form.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import type { FlowHead, ReadFlow } from "./flow-file.ts";
import { makeFlow, type Surroundings } from "./make-flow.ts";

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
  const parsed = stepsForm.safeParse(yaml.value, { reportInput: true });
  if (!parsed.success) {
    complainOf(parsed.error.issues, [], Object.keys(stepsForm.shape), complain);
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

/** What stands at a path of a value; undefined when nothing does. */
export function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, key)) return undefined;
    here = Reflect.get(here, key);
  }
  return here;
}
