import { nearest } from "../views/nearest.ts";
import { type Operand, type Predicate, stepsRead } from "./predicate.ts";
import { stepsOfInput } from "./run-input.ts";
import type { AgentStep, MapStep, RequestStep, RunStep, Step } from "./step.ts";
import type { StepRules } from "./validate-plan.ts";

/** Takes a problem of a step and how to mend it. */
export type Report = (step: Step, problem: string, fix: string) => void;

interface Checking {
  readonly byId: ReadonlyMap<string, Step>;
  /** Steps that are settled before this one begins. */
  readonly before: ReadonlySet<string>;
  readonly rules: StepRules;
  readonly report: Report;
}

/** Checks one step against those before it and against the rules of its scope. */
export function checkStep(step: Step, at: Checking): void {
  const { report } = at;
  if (step.when) mustPrecede(step, readIds(step.when), "its `when`", at);
  checkLadder(step, report);
  checkPostconditions(step, at);
  switch (step.kind) {
    case "agent":
      return checkAgent(step, at);
    case "code":
      if (at.rules.functions && !at.rules.functions.has(step.run))
        report(step, `there is no function ${step.run}`, "register it or use another version");
      return;
    case "request":
      return checkOptions(step, at);
    case "map":
      mustPrecede(step, operandIds(step.over), "`over`", at);
      return checkItems(step, at);
    case "scope":
      if (at.rules.widest === "read" && step.access === "write")
        report(
          step,
          "its children could write where only reading is allowed",
          "set access to read",
        );
      return mustPrecede(step, operandIds(step.from), "`from`", at);
    case "run":
      return checkSubRun(step, at);
    default:
      return step satisfies never;
  }
}

function checkOptions(step: RequestStep, at: Checking): void {
  const { byId, before, report } = at;
  const { options } = step;
  for (const { id, effect, when } of options) {
    if (when) mustPrecede(step, readIds(when), `option ${id}`, at);
    if (typeof effect !== "object") continue;
    const { sendBack } = effect;
    // A person may also have a function called again: it takes no words, so the option says itself what it does.
    const isCalledAgain =
      byId.get(sendBack)?.kind === "code" && before.has(sendBack) && effect.reason !== undefined;
    if (!isCalledAgain) takesBack(step, sendBack, at);
  }
  if (new Set(options.map(({ id }) => id)).size < options.length)
    report(step, "two options have one id", "rename one");
  if (options.length > 0 && options.every(({ when }) => when))
    report(step, "it may be asked without any option", "leave `when` away from one");
}

/** Checks what can be known of a sub-run before its input is there. */
function checkSubRun(step: RunStep, at: Checking): void {
  const { rules, report } = at;
  if (rules.widest === "read" && step.access === "write")
    report(step, "its sub-run could write where only reading is allowed", "set access to read");
  if (step.onFailure.includes("repair"))
    report(step, "no supervisor repairs a sub-run", "repair the flow that it is of, or `ask`");
  mustPrecede(step, stepsOfInput(step.input), "its input", at);
  if (step.flow === rules.flow)
    report(step, `it runs ${step.flow}, which it is a step of`, "a flow cannot contain itself");
  else if (rules.flows && !rules.flows.has(step.flow)) {
    const near = nearest(step.flow, [...rules.flows]);
    const fix = near.length > 0 ? `did you mean ${near.join(" or ")}?` : "see: wheelhouse flows";
    report(step, `there is no flow ${JSON.stringify(step.flow)}`, fix);
  }
}

function checkLadder(step: Step, report: Report): void {
  const { onFailure } = step;
  const stop = onFailure.find((rung) => rung === "ask" || rung === "continue");
  if (stop !== undefined && stop !== onFailure.at(-1))
    report(step, `no rung after \`${stop}\` is ever reached`, "put it last");
  const worksItself = step.kind === "agent" || step.kind === "code" || step.kind === "run";
  if (!worksItself && onFailure.some((rung) => typeof rung === "object"))
    report(
      step,
      `a ${step.kind} step has no attempts that could be retried`,
      "retry the steps that do the work",
    );
}

function checkPostconditions(step: Step, at: Checking): void {
  const { report } = at;
  if (step.postconditions.length > 0 && step.kind !== "agent" && step.kind !== "code")
    report(
      step,
      `nobody checks postconditions of a ${step.kind} step`,
      "put them on an agent or code step",
    );
  for (const { name, test, run } of step.postconditions) {
    if (test === undefined && run === undefined)
      report(step, `postcondition ${name} checks nothing`, "give it `test` or `run`");
    if (test) mustPrecede(step, readIds(test), `postcondition ${name}`, at);
    if (run !== undefined && at.rules.functions && !at.rules.functions.has(run))
      report(step, `there is no function ${run}`, "register it or use another version");
  }
}

function checkAgent(step: AgentStep, at: Checking): void {
  const { byId, before, rules, report } = at;
  if (step.prompt.trim() === "") report(step, "it has no work", "give it a prompt");
  if (rules.widest === "read" && step.access === "write")
    report(step, "it wants to write where only reading is allowed", "set access to read");
  if (step.critic?.persona.id === step.persona.id)
    report(step, "it would judge its own work", "give the critic another persona");
  if (step.session !== "own") {
    const id = step.session.slice("continue:".length);
    if (byId.get(id)?.kind !== "agent" || !before.has(id))
      report(
        step,
        `it continues ${id}, which is no agent step before it`,
        "continue an earlier agent step",
      );
  }
  for (const id of step.sendBackTo) if (id !== step.id) takesBack(step, id, at);
}

/** What holds for every child of a map, which stands where the map stands and has no sibling before it. */
function checkItems(step: MapStep, at: Checking): void {
  const { report } = at;
  const { each } = step;
  if (each.onlySentBack === true)
    report(step, "an item can never be sent back to", "put `onlySentBack` on the map");
  checkStep({ ...each, id: step.id, after: step.after }, at);
  if (each.onFailure.includes("repair"))
    report(
      step,
      "an item has no rest that could be repaired",
      "put `repair` on the map, `retry` or `ask` on its items",
    );
  if (each.kind !== "agent") return;
  if (each.sendBackTo.length > 0)
    report(step, "an item cannot send back over the edge of its map", "let a later step send back");
  if (each.session !== "own" && step.cap > 1)
    report(step, "its items would all continue one session", "give each its own");
  if (each.access === "write" && step.cap > 1)
    report(step, "its items would write at the same time", "let them read, and a later step write");
}

function takesBack(step: Step, id: string, { byId, before, report }: Checking): void {
  const target = byId.get(id);
  if (!target || !before.has(id))
    report(step, `it sends back to ${id}, which is not before it`, "send back to an earlier step");
  else if (target.kind === "code" || target.kind === "request")
    report(
      step,
      `it sends back to ${id}, a ${target.kind} step`,
      "send back to an agent step or a container",
    );
}

function mustPrecede(
  step: Step,
  ids: readonly string[],
  what: string,
  { before, report }: Checking,
): void {
  for (const id of ids)
    if (!before.has(id))
      report(step, `${what} reads ${id}, which is not before it`, `add ${id} to its \`after\``);
}

const readIds = (predicate: Predicate): string[] =>
  stepsRead(predicate).filter((id) => id !== "self");
const operandIds = (operand: Operand): string[] => stepsRead({ has: operand });
