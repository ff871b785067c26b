import { BANDS, TABS, WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";
import type { FlowBody } from "../compile/compile-plan.ts";
import type { FlowHead, ReadFlow } from "../file/flow-file.ts";
import { makeFlow, type PlanWish, type Surroundings } from "../file/make-flow.ts";
import { at } from "../file/at-path.ts";
import type { FoundText } from "../file/read-yaml-flow.ts";
import { type Complain, type FlowProblem, wordHint } from "../flow-problem.ts";
import { askScript } from "./ask-script.ts";
import { inputsOf } from "./inputs-of.ts";
import type { ScriptAnswer } from "./script-protocol.ts";

const planSchema = z.looseObject({
  report: z.string().optional(),
  limits: z.record(z.string(), z.number()).optional(),
  steps: z.array(z.unknown()),
});

/** Reads a flow that is a script: describes it and checks the plans that it makes. Never throws for what it does. */
export async function readScriptFlow(found: FoundText, around: Surroundings): Promise<ReadFlow> {
  const { file, text: source } = found;
  const problems: FlowProblem[] = [];
  const complain: Complain = (path, what, { hint } = {}) =>
    void problems.push({ file, at: path.map(String).join("."), what, hint });
  const answer = await askScript({ source });
  if (!answer.ok) return { ok: false, problems: [problemOf(file, answer)] };
  const { head: said } = answer;
  if (!said) return { ok: false, problems: [{ file, at: "", what: "it describes nothing" }] };
  if (said.name !== found.name)
    complain(
      ["name"],
      `it is called ${JSON.stringify(said.name)}, and its file ${JSON.stringify(found.name)}`,
      {
        hint: "Give both the same name.",
      },
    );
  const tab = TABS.find((each) => each === said.tab);
  if (!tab)
    complain(["tab"], `there is no tab ${JSON.stringify(said.tab)}`, {
      hint: wordHint(said.tab, TABS),
    });
  const inputs = inputsOf(said.inputs, complain);
  const head: FlowHead = {
    name: found.name,
    title: said.title,
    tab: tab ?? "Analysis",
    answers: said.answers,
    description: said.description,
    inputs,
    bands: BANDS,
  };
  if (problems.length > 0) return { ok: false, problems, head };
  const bodiesOf = async (wishes: readonly PlanWish[]): Promise<readonly FlowBody[]> => {
    const contexts = wishes.map(({ sample, context: { input, band, fast, project } }) => ({
      input,
      band,
      fast,
      project,
      sample,
    }));
    const made = await askScript({ source, contexts });
    if (!made.ok) throw refusal(file, made);
    return made.plans.map((plan) => bodyOf(plan, head));
  };
  const written = (path: readonly PropertyKey[], body: FlowBody) => at(body, path);
  try {
    return await makeFlow(head, bodiesOf, around, { problems, complain, written });
  } catch (error) {
    if (!(error instanceof ScriptRefusal)) throw error;
    return { ok: false, problems: [error.problem], head };
  }
}

function bodyOf(plan: unknown, { name, title }: FlowHead): FlowBody {
  const parsed = planSchema.safeParse(plan);
  // A plan that has no steps is told of as one: everything else about it is checked with them.
  if (!parsed.success) return { name, title, steps: [] };
  const { report, limits, steps } = parsed.data;
  return { name, title, report, limits, steps };
}

/** What a script does not do when it is asked. */
class ScriptRefusal extends WheelhouseError {
  readonly problem: FlowProblem;
  constructor(code: "flow.input" | "flow.invalid", problem: FlowProblem) {
    super(code, `${problem.what}.`, { hint: problem.hint });
    this.problem = problem;
  }
}

type Failed = Extract<ScriptAnswer, { ok: false }>;

function refusal(file: string, failed: Failed): ScriptRefusal {
  return new ScriptRefusal(
    failed.stage === "input" ? "flow.input" : "flow.invalid",
    problemOf(file, failed),
  );
}

function problemOf(file: string, { stage, message, line, column }: Failed): FlowProblem {
  const doing = {
    load: "it cannot be loaded",
    input: "it cannot take this input",
    plan: "it cannot make a plan",
  };
  return { file, line, column, at: "", what: `${doing[stage]}: ${message.replace(/\.$/, "")}` };
}
