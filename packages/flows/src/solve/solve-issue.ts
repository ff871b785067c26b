import { defineFlow, type Flow, type JsonObject, type StepInput } from "@wheelhouse/core";
import { asObject } from "./as-object.ts";
import { acceptStep, approveStep, askFirstStep } from "./plan/ask-steps.ts";
import {
  allChecksStep,
  cloneStep,
  lookStep,
  ONCE_PLANNED,
  plainStep,
  prepareStep,
} from "./plan/code-steps.ts";
import { draftStep } from "./plan/draft-step.ts";
import { handOverSteps } from "./plan/hand-over-steps.ts";
import { SCOPE } from "./compile/step-prompt.ts";
import { understandStep } from "./plan/understand-step.ts";
import { verifyStep } from "./plan/verify-step.ts";
import { movedSteps } from "./update/moved-steps.ts";
import { UPDATE } from "./update/update-names.ts";
import { updateStep } from "./update/update-step.ts";
import { supervisorOf } from "./repair/supervisor.ts";
import { type SolveInput, solveInputSchema } from "./solve-input.ts";

/** Makes the clone ready and says how the checks stand before anything is changed. */
function openingSteps(input: SolveInput): StepInput[] {
  const { prepare, checks } = input.work;
  const steps = [cloneStep(input)];
  if (prepare.length > 0) steps.push(prepareStep(input, ["clone"]));
  const after = steps.map(({ id }) => id);
  if (checks.length > 0)
    steps.push(allChecksStep(input, { id: "baseline", label: "Checks before the work", after }));
  return steps;
}

/** Makes a plan, or takes the saved one; asks for a person's yes where the settings want it. */
function planningSteps(input: SolveInput, opened: readonly string[]): StepInput[] {
  const asks = input.work.approval === "ask";
  const approve = asks ? [approveStep(input, ["compile"])] : [];
  const compile = (after: readonly string[]): StepInput => ({
    ...plainStep("compile", "Turn the plan into steps", "compile-solver@1", after),
    join: "all",
  });
  if (input.plan !== undefined) return [{ ...compile(opened), join: "settled" }, ...approve];
  return [
    understandStep(input, opened),
    ...(asks ? [askFirstStep(["understand"])] : []),
    plainStep(
      "size",
      "Size the issue",
      "size-issue@1",
      asks ? ["understand", "ask-first"] : ["understand"],
    ),
    draftStep(input, ["size"]),
    compile(["draft"]),
    ...approve,
  ];
}

/** Carries the plan out, and finds out what came of it. */
function workSteps(input: SolveInput): StepInput[] {
  const before = input.work.approval === "ask" ? ["compile", "approve"] : ["compile"];
  const hasChecks = input.work.checks.length > 0;
  const seen = hasChecks ? [UPDATE, "evidence"] : [UPDATE];
  return [
    {
      kind: "scope",
      id: SCOPE,
      label: "Carry the plan out",
      after: before,
      from: { out: "compile" },
      access: "write",
      onFailure: ["ask"],
    },
    updateStep(input, [SCOPE]),
    ...(hasChecks
      ? [
          {
            ...allChecksStep(input, {
              id: "evidence",
              label: "Checks after the work",
              after: [UPDATE],
              fresh: input.work.freshChecks,
            }),
            ...ONCE_PLANNED,
          },
        ]
      : []),
    lookStep("changes", "Look at the changes", "changes@1", seen),
    verifyStep(input, [...seen, "changes"]),
  ];
}

/** Asks for a person's yes to the work, hands it over, and tells what was done. */
function closingSteps(input: SolveInput): StepInput[] {
  return [
    lookStep("mergeable", "Compare with the project as it is now", "mergeability@1", ["verify"]),
    acceptStep(input, ["mergeable"]),
    ...movedSteps(["accept"]),
    ...handOverSteps(input, ["moved"]),
  ];
}

/**
 * `solve-issue`: understands an issue, has a plan drafted and judged, carries it out in a private clone, has the work
 * judged by who took no part in it, and hands over one branch after a person's yes. It is started from an issue and is in no
 * list of flows: its input is made of the issue and the person's own settings.
 */
export const solveIssue: Flow = defineFlow<JsonObject>({
  name: "solve-issue",
  title: "Solve an issue",
  tab: "Authoring",
  answers: "Can this issue be solved, and is the work right?",
  isNeverInside: true,
  input: solveInputSchema.transform(asObject),
  plan: (context) => {
    const input = solveInputSchema.parse(context.input);
    const opening = openingSteps(input);
    return {
      version: 1,
      flow: "solve-issue",
      title: `#${input.issue.number} ${input.issue.title}`,
      report: "report",
      supervisor: supervisorOf(input),
      steps: [
        ...opening,
        ...planningSteps(
          input,
          opening.map(({ id }) => id),
        ),
        ...workSteps(input),
        ...closingSteps(input),
      ],
    };
  },
});

/** The flows that issues are solved with: they can be run, and are in no list that a person chooses from. */
export const issueFlows: readonly Flow[] = [solveIssue];
