import type { StepInput } from "@wheelhouse/core";
import type { SolveInput } from "../solve-input.ts";
import { IMPURE, plainStep } from "./code-steps.ts";
import { REQUEST_HEAD } from "./request-head.ts";

const ACCEPTED = { has: { out: "accept", path: "option" } } as const;
const SOLVED = { eq: [{ out: "verify", path: "verdict" }, { value: "solved" }] } as const;
const HAS_SECRETS = {
  eq: [{ out: "hand-over", path: "refused.secrets" }, { value: true }],
} as const;

/** Makes the branch in the person's repository: after their yes, or by their setting when the judge found it solved. */
function handOverStep({ work }: SolveInput, after: readonly string[]): StepInput {
  return {
    kind: "code",
    id: "hand-over",
    label: "Hand the branch over",
    run: "hand-over@1",
    after: [...after],
    join: "settled",
    when: {
      all: [
        { not: { eq: [{ out: "changes", path: "empty" }, { value: true }] } },
        work.accept === "auto" ? { any: [ACCEPTED, SOLVED] } : ACCEPTED,
      ],
    },
    otherwise: "there is nothing to hand over, or nobody has accepted it",
    input: { branch: work.branch },
    onFailure: IMPURE,
  };
}

/** Asks a person what is to become of work that could not be handed over, whatever the settings say of other questions. */
const REFUSED_STEP: StepInput = {
  kind: "request",
  id: "refused",
  label: "Decide about work that is not handed over",
  ask: "approval",
  after: ["hand-over"],
  join: "settled",
  when: { has: { out: "hand-over", path: "refused" } },
  otherwise: "nothing stood against handing it over",
  about: { kind: "changes", step: "changes" },
  text: `${REQUEST_HEAD}

**The branch was not made.** {{ outputs["hand-over"].refused.why }}{% if outputs["hand-over"].refused.hint %}

{{ outputs["hand-over"].refused.hint }}{% endif %}

Your repository is as it was, and the work is kept. What is to become of it?`,
  options: [
    {
      id: "again",
      label: "Try again to make the branch",
      effect: { sendBack: "hand-over", reason: "Try again to make the branch." },
    },
    {
      id: "change",
      label: "Send it back to the workers with this reason",
      effect: {
        sendBack: "work",
        reason: 'The work could not be handed over: {{ outputs["hand-over"].refused.why }}',
      },
    },
    {
      id: "allow",
      label: "These are no secrets: hand it over",
      effect: "continue",
      when: HAS_SECRETS,
    },
    {
      id: "export",
      label: "Save it as a patch in place of a branch",
      effect: "continue",
      when: { not: HAS_SECRETS },
    },
    { id: "stop", label: "Discard the work", effect: "stop" },
  ],
};

/** Does what a person has decided about work that could not be handed over. */
function settleStep({ work }: SolveInput): StepInput {
  return {
    kind: "code",
    id: "settle",
    label: "Do what was decided about it",
    run: "settle-hand-over@1",
    after: ["refused"],
    join: "settled",
    when: { has: { out: "refused", path: "option" } },
    otherwise: "nothing had to be decided",
    input: { branch: work.branch },
    onFailure: IMPURE,
  };
}

/**
 * From the yes to the end: the branch, what is done where it could not be made, the report, and the proof that the run
 * is worth the name of done. Without that proof it fails, and its issue stays open.
 */
export function handOverSteps(input: SolveInput, after: readonly string[]): StepInput[] {
  return [
    handOverStep(input, after),
    REFUSED_STEP,
    settleStep(input),
    plainStep("report", "Write the report", "solve-report@1", ["settle"]),
    plainStep("done", "See that it is done", "delivered@1", ["report"]),
  ];
}
