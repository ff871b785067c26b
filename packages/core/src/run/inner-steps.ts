import { type Operand, type Predicate, renameOperand, renameSteps } from "../plan/predicate.ts";
import { renameInput } from "../plan/run-input.ts";
import type { Step } from "../plan/step.ts";
import { slashProblems, validateSteps } from "../plan/validate-plan.ts";

/** Where steps from an output are to stand. */
interface Place {
  /** The container that they are put into; undefined at the root. */
  readonly inside: string | undefined;
  /** Steps that are there already and stay. */
  readonly beside: readonly Step[];
  readonly widest: "read" | "write";
}

/**
 * Steps that came in an output, named below their container, and the first thing that is wrong with
 * them. In the output they name each other by local ids. They must end in a step that verifies.
 */
export function innerSteps(
  local: readonly Step[],
  { inside, beside, widest }: Place,
): { readonly steps: Step[]; readonly problem: string | undefined } {
  const flow = inside ?? "the revised plan";
  const steps = inside === undefined ? [...local] : local.map((step) => below(step, inside));
  const rules = { flow, widest, lastVerifies: true };
  const [found] = [...slashProblems(local, flow), ...validateSteps([...beside, ...steps], rules)];
  return { steps, problem: found && `${found.step}: ${found.problem}; ${found.fix}` };
}

function below(step: Step, container: string): Step {
  const name = (id: string): string => (id === "self" ? id : `${container}/${id}`);
  const test = (predicate: Predicate): Predicate => renameSteps(predicate, name);
  const from = (operand: Operand): Operand => renameOperand(operand, name);
  const common = { id: name(step.id), after: step.after.map(name), ...rules(step, test) };
  switch (step.kind) {
    case "agent":
      return {
        ...step,
        ...common,
        session: sessionBelow(step.session, name),
        sendBackTo: step.sendBackTo.map(name),
      };
    case "request": {
      const options = step.options.map((option) => {
        const { effect } = option;
        return typeof effect === "string"
          ? option
          : { ...option, effect: { sendBack: name(effect.sendBack) } };
      });
      return { ...step, ...common, options };
    }
    case "map": {
      const { each } = step;
      const over = from(step.over);
      const session = each.kind === "agent" ? { session: sessionBelow(each.session, name) } : {};
      return { ...step, ...common, over, each: { ...each, ...rules(each, test), ...session } };
    }
    case "scope":
      return { ...step, ...common, from: from(step.from) };
    case "run":
      return { ...step, ...common, input: renameInput(step.input, name) };
    case "code":
      return { ...step, ...common };
    default:
      return step satisfies never;
  }
}

type Tested = Pick<Step, "when" | "postconditions">;

function rules(step: Tested, test: (predicate: Predicate) => Predicate): Tested {
  const postconditions = step.postconditions.map((condition) =>
    condition.test ? { ...condition, test: test(condition.test) } : condition,
  );
  return step.when ? { when: test(step.when), postconditions } : { postconditions };
}

function sessionBelow(session: string, name: (id: string) => string): string {
  const [prefix] = session.split(":", 1);
  return prefix === "continue" ? `continue:${name(session.slice("continue:".length))}` : session;
}
