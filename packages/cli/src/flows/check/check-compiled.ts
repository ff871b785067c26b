import { ancestorsOf, planSchema, type Step, validatePlan } from "@wheelhouse/core";
import type { Compiled } from "../compile/compile-plan.ts";
import { complainOf } from "../form/complain-of.ts";
import { type Complain, wordHint } from "../flow-problem.ts";
import { checkLiquid, type InReach } from "./check-liquid.ts";
import { checkSchema } from "./check-schema.ts";

/** What is there for a plan to name. */
export interface Nameable {
  /** Registered functions, as `name@version`. */
  readonly functions: ReadonlySet<string>;
  /** Flows that a step may run. */
  readonly flows: readonly string[];
  /** Names of the flow's inputs. */
  readonly inputs: readonly string[];
  /** What its author wrote at a path: templates are checked as they were written. */
  readonly written: (path: readonly PropertyKey[]) => unknown;
}

/** Complains of everything that is wrong with a plan as a whole, each at the step's place in the file. */
export function checkCompiled(compiled: Compiled, names: Nameable, complain: Complain): void {
  const { plan, placed } = compiled;
  const pathOf = (id: string) => placed.find(({ step }) => step.id === id)?.path ?? ["steps"];
  const parsed = planSchema.safeParse(plan, { reportInput: true });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const [first, index, ...rest] = issue.path;
      const at = first === "steps" ? [...(placed[Number(index)]?.path ?? ["steps"]), ...rest] : [];
      complainOf([{ ...issue, path: [] }], at, [], complain);
    }
    return;
  }
  const { steps } = parsed.data;
  for (const { step, problem, fix } of validatePlan(parsed.data, {})) {
    const path =
      step === plan.report && !steps.some(({ id }) => id === step) ? ["report"] : pathOf(step);
    complain(placeOf(path, problem), `step ${step}: ${problem}`, { hint: `${capital(fix)}.` });
  }
  const ids = new Set(steps.map(({ id }) => id));
  const before = ancestorsOf(steps);
  for (const step of steps) {
    const path = pathOf(step.id);
    checkNames(step, path, names, complain);
    if (step.id === "snapshot" && !(step.kind === "code" && step.run.startsWith("snapshot@")))
      complain([...path, "id"], "only snapshot@1 makes what the step snapshot stands for", {
        hint: "Give the step another id: functions read the project where `snapshot` says it is.",
      });
    const reach = { inputs: names.inputs, steps: ids, before: before.get(step.id) ?? new Set() };
    for (const template of templatesOf(step))
      checkWritten([...path, ...template], names, { ...reach, more: moreOf(step) }, complain);
  }
}

/** Where a step has templates. */
function templatesOf(step: Step): readonly (readonly string[])[] {
  switch (step.kind) {
    case "agent":
      return [["prompt"], ["about"], ["critic", "brief"]];
    case "request":
      return [
        ["text"],
        ...step.options.map((_, at) => ["options", String(at), "effect", "reason"]),
      ];
    case "run":
      return Object.keys(step.input).map((name) => ["input", name]);
    case "map":
      return step.each.kind === "agent"
        ? [
            ["each", "prompt"],
            ["each", "about"],
          ]
        : [];
    case "code":
    case "scope":
      return [];
    default:
      return step satisfies never;
  }
}

function moreOf({ kind }: Step): readonly string[] {
  if (kind === "map") return ["item"];
  return kind === "run" ? ["reason"] : [];
}

function checkWritten(
  path: readonly PropertyKey[],
  { written }: Nameable,
  reach: InReach,
  complain: Complain,
): void {
  const text = written(path);
  if (typeof text !== "string") return;
  checkLiquid(path.at(-1) === "about" ? `{{ ${text} }}` : text, path, reach, complain);
}

/** Functions and flows that a step names, and the schema that it has of its own. */
function checkNames(
  step: Step | (Step & { kind: "map" })["each"],
  path: readonly PropertyKey[],
  names: Nameable,
  complain: Complain,
): void {
  if (step.kind === "map") checkNames(step.each, [...path, "each"], names, complain);
  const functions = [...names.functions];
  if (step.kind === "agent" && step.output !== "markdown")
    checkSchema(step.output.schema, [...path, "output", "schema"], complain);
  if (step.kind === "code" && !names.functions.has(step.run))
    complain([...path, "run"], `there is no function ${step.run}`, {
      hint: wordHint(step.run, functions),
    });
  for (const [index, { run }] of step.postconditions.entries())
    if (run !== undefined && !names.functions.has(run))
      complain([...path, "postconditions", index, "run"], `there is no function ${run}`, {
        hint: wordHint(run, functions),
      });
  if (step.kind === "run" && !names.flows.includes(step.flow))
    complain([...path, "flow"], `there is no built-in flow ${JSON.stringify(step.flow)}`, {
      hint: wordHint(step.flow, names.flows),
    });
}

/** The member of a step that a problem is about, as far as its words tell. */
function placeOf(path: readonly PropertyKey[], problem: string): readonly PropertyKey[] {
  const member = [
    [/^it waits for|wait for each other/, "after"],
    [/^its `when`/, "when"],
    [/^`over`/, "over"],
    [/^`from`/, "from"],
    [/^it continues/, "session"],
    [/^it sends back/, "sendBackTo"],
    [/^two steps have this id/, "id"],
  ].find(([words]) => words instanceof RegExp && words.test(problem))?.[1];
  return typeof member === "string" ? [...path, member] : path;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
