import { z } from "zod";
import { WheelhouseError } from "../error.ts";
import { type Plan, planSchema } from "./plan.ts";
import { checkOrders } from "./check-orders.ts";
import { checkStep } from "./check-step.ts";
import { findCycle, ancestorsOf } from "./order.ts";
import type { Step } from "./step.ts";

/** What is wrong with a plan: where, what, and how to mend it. */
export interface PlanProblem {
  readonly flow: string;
  readonly step: string;
  readonly problem: string;
  readonly fix: string;
}

/** How strictly steps are checked. */
export interface StepRules {
  readonly flow: string;
  /** Widest access that a step may have. */
  readonly widest?: "read" | "write";
  /** The last step must prove something: a critic, postconditions or a code step. */
  readonly lastVerifies?: boolean;
  /** Registered functions, as `name@version`; all are believed when absent. */
  readonly functions?: ReadonlySet<string>;
  /** Names of the flows that a sub-run may be of; all are believed when absent. */
  readonly flows?: ReadonlySet<string>;
}

/** Parses and validates a plan; throws `plan.invalid` with every problem named. */
export function parsePlan(input: unknown, rules: Omit<StepRules, "flow"> = {}): Plan {
  const parsed = planSchema.safeParse(input);
  if (!parsed.success) {
    throw new WheelhouseError(
      "plan.invalid",
      `The plan cannot be read: ${z.prettifyError(parsed.error)}`,
      {
        hint: "Compare it with the plan of a built-in flow: wheelhouse plan code-review --json",
      },
    );
  }
  const plan = parsed.data;
  const problems = validatePlan(plan, rules);
  if (problems.length > 0) {
    const lines = problems.map(
      (each) => `flow ${each.flow}, step ${each.step}: ${each.problem}; ${each.fix}`,
    );
    throw new WheelhouseError("plan.invalid", lines.join("\n"), {
      hint: "Mend the flow and try again.",
    });
  }
  return plan;
}

/** Everything that is wrong with a plan; empty when it may run. */
export function validatePlan(plan: Plan, rules: Omit<StepRules, "flow"> = {}): PlanProblem[] {
  const problems = validateSteps(plan.steps, { ...rules, flow: plan.flow });
  if (plan.report !== undefined && !plan.steps.some((step) => step.id === plan.report)) {
    problems.push({
      flow: plan.flow,
      step: plan.report,
      problem: "the plan names it as its report, but has no such step",
      fix: `name one of ${plan.steps.map((step) => step.id).join(", ")}`,
    });
  }
  return [...problems, ...slashProblems(plan.steps, plan.flow)];
}

/** Steps whose local id looks like the id of a container's child. */
export function slashProblems(steps: readonly Step[], flow: string): PlanProblem[] {
  return steps
    .filter((step) => step.id.includes("/"))
    .map(({ id }) => ({
      flow,
      step: id,
      problem: "'/' is kept for children of containers",
      fix: "use '.' or '-'",
    }));
}

/** Checks steps of one scope against each other. */
export function validateSteps(steps: readonly Step[], rules: StepRules): PlanProblem[] {
  const problems: PlanProblem[] = [];
  const byId = new Map(steps.map((step) => [step.id, step]));
  const report = (step: Step, problem: string, fix: string): void =>
    void problems.push({ flow: rules.flow, step: step.id, problem, fix });

  const seen = new Set<string>();
  for (const step of steps) {
    if (seen.has(step.id)) report(step, "two steps have this id", "rename one of them");
    seen.add(step.id);
    for (const id of step.after) {
      if (id === step.id) report(step, "it waits for itself", "remove it from its own `after`");
      else if (!byId.has(id))
        report(
          step,
          `it waits for ${id}, which does not exist`,
          `use one of ${[...byId.keys()].join(", ")}`,
        );
    }
  }
  if (problems.length > 0) return problems;
  const cycle = findCycle(steps);
  if (cycle) {
    const [first] = cycle;
    const at = byId.get(first ?? "");
    if (at)
      report(
        at,
        `these steps wait for each other: ${[...cycle, first].join(" → ")}`,
        "remove one `after` of them",
      );
    return problems;
  }
  const ancestors = ancestorsOf(steps);
  for (const step of steps)
    checkStep(step, { byId, before: ancestors.get(step.id) ?? new Set(), rules, report });
  checkOrders(steps, ancestors, report);
  const last = steps.at(-1);
  if (rules.lastVerifies && last && !verifies(last)) {
    report(
      last,
      "the last step proves nothing",
      "give it a critic or postconditions, or end with a code step",
    );
  }
  return problems;
}

function verifies(step: Step): boolean {
  return (
    step.kind === "code" ||
    step.postconditions.length > 0 ||
    (step.kind === "agent" && step.critic !== undefined)
  );
}
