import {
  type Band,
  type FlowContext,
  type JsonObject,
  type PlanInput,
  WheelhouseError,
} from "@wheelhouse/core";
import { checkCompiled } from "../check/check-compiled.ts";
import { compilePlan, type FlowBody } from "../compile/compile-plan.ts";
import type { PersonaBook } from "../compile/compiling.ts";
import { type Complain, type FlowProblem, inOrder, problemText } from "../flow-problem.ts";
import type { InputForm } from "../form/flow-form.ts";
import { allInputs, inputSchema } from "../form/input-schema.ts";
import type { FlowHead, ReadFlow } from "./flow-file.ts";

/** What flow files may name. */
export interface Surroundings {
  readonly personas: PersonaBook;
  /** Those of them that the project brings. */
  readonly ofProject: PersonaBook;
  /** Registered functions, as `name@version`. */
  readonly functions: ReadonlySet<string>;
  /** Names of the built-in flows. */
  readonly builtIn: readonly string[];
}

/** A plan that is wanted. */
export interface PlanWish {
  readonly context: FlowContext;
  /** Made from defaults, only to see what the plan would be. */
  readonly sample: boolean;
}

/** Where steps come from: they are listed in the file, or a script makes them. One body for each wish. */
export type BodiesOf = (wishes: readonly PlanWish[]) => Promise<readonly FlowBody[]>;

/** What is needed to tell what is wrong. */
export interface Telling {
  /** Problems found so far, and where new ones go. */
  readonly problems: FlowProblem[];
  readonly complain: Complain;
  /** What its author wrote at a path of the file. */
  readonly written: (path: readonly PropertyKey[], body: FlowBody) => unknown;
}

/** The flow of a head and its steps, checked in every band that it may be run in. */
export async function makeFlow(
  head: FlowHead,
  bodiesOf: BodiesOf,
  around: Surroundings,
  telling: Telling,
): Promise<ReadFlow> {
  const inputs = [...allInputs(head.inputs).map(({ name }) => name), "fast"];
  const compiled = (body: FlowBody, context: FlowContext, complain: Complain) => {
    const { personas, functions, builtIn } = around;
    const scope = scopeOf(context);
    const made = compilePlan(body, { band: context.band, personas, scope, complain });
    if (!made) return undefined;
    const written = (path: readonly PropertyKey[]) => telling.written(path, body);
    checkCompiled(made, { functions, flows: builtIn, inputs, written }, complain);
    return made.plan;
  };
  const input = sampleOf(head.inputs);
  const project = { id: "example", path: "/example" };
  const samples = head.bands.map((band) => ({ input, band, fast: false, project }));
  const bodies = await bodiesOf(samples.map((context) => ({ context, sample: true })));
  const plans = new Map<Band, PlanInput>();
  for (const [index, context] of samples.entries()) {
    const body = bodies[index];
    const plan = body && compiled(body, context, telling.complain);
    if (plan) plans.set(context.band, plan);
  }
  const problems = inOrder(telling.problems);
  if (problems.length > 0) return { ok: false, problems, head };
  const plan = async (context: FlowContext): Promise<PlanInput> => {
    if (!head.bands.includes(context.band))
      throw new WheelhouseError("flow.input", `${head.name} has no band ${context.band}.`, {
        hint: `It has ${head.bands.join(", ")}: --band NAME`,
      });
    const found: FlowProblem[] = [];
    const complain: Complain = (path, what, more = {}) =>
      void found.push({ file: head.name, at: path.map(String).join("."), what, hint: more.hint });
    const [body] = await bodiesOf([{ context, sample: false }]);
    const made = body && compiled(body, context, complain);
    if (made && found.length === 0) return made;
    throw new WheelhouseError("flow.invalid", found.map(problemText).join("\n"), {
      hint: `Mend it and look again: wheelhouse flows check ${head.name}`,
    });
  };
  return { ok: true, flow: { head, input: inputSchema(head.inputs), plans, plan } };
}

function scopeOf({ input, band, fast }: FlowContext) {
  return { input: { question: "", ...input }, band, fast };
}

/** An input that says as little as is allowed. */
function sampleOf(inputs: readonly InputForm[]): JsonObject {
  const usual = ({ type, choices, default: value }: InputForm) =>
    value ?? (type === "flag" ? false : (choices?.[0] ?? ""));
  return Object.fromEntries(allInputs(inputs).map((each) => [each.name, usual(each)]));
}
