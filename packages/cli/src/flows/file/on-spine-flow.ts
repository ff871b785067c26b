import { type InputSpec, spine, spineParts } from "@wheelhouse/flows";
import type { FlowBody } from "../compile/compile-plan.ts";
import type { InputForm, OnSpineForm } from "../form/flow-form.ts";
import { at } from "./at-path.ts";
import type { FlowHead, ReadFlow } from "./flow-file.ts";
import { makeFlow, type PlanWish, type Surroundings, type Telling } from "./make-flow.ts";

/** The flow of a file that says who looks and what is written: its steps are made as those of built-in flows are. */
export async function onSpineFlow(
  head: FlowHead,
  { spine: form, limits }: OnSpineForm,
  around: Surroundings,
  telling: Pick<Telling, "problems" | "complain">,
): Promise<ReadFlow> {
  const { name, title, tab, answers, description = "" } = head;
  const flow = spine({
    ...spineParts(form),
    name,
    title,
    tab,
    answers,
    description,
    inputs: head.inputs.map(specOf),
  });
  const bodyOf = ({ context: { input, band, fast, project } }: PlanWish): FlowBody => {
    const parsed = flow.input.safeParse(input).data ?? { question: "" };
    const { report, steps } = flow.plan({ input: parsed, band, fast, project });
    return { name, title, report, limits, steps, isFilled: true };
  };
  const inputs = flow.inputs.map(formOf);
  return makeFlow({ ...head, inputs }, (wishes) => Promise.resolve(wishes.map(bodyOf)), around, {
    ...telling,
    written: (path, body) => at(body, path),
  });
}

function specOf({ name, type, required, choices, help }: InputForm): InputSpec {
  return { name, title: name, help, type: type === "path" ? "text" : type, required, choices };
}

function formOf({ name, type, required = false, choices, help }: InputSpec): InputForm {
  return {
    name,
    type: type === "document" ? "text" : type,
    required,
    help,
    ...(choices && { choices: [...choices] }),
  };
}
