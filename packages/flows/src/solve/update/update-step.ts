import type { Json, StepInput } from "@wheelhouse/core";
import { asJson } from "../../read-output.ts";
import { CHECK_TIMEOUT_MS } from "../plan/limits.ts";
import type { SolveInput } from "../solve-input.ts";
import { prepareStep } from "../plan/code-steps.ts";
import { resolveStep } from "./resolve-step.ts";
import { UPDATE } from "./update-names.ts";

/**
 * Brings the branch that the work began from, as it is now, into the work: only when a person sends the work back for that. Its
 * steps are known beforehand: bring it in, resolve what conflicts, see that nothing is left, and make the clone ready again.
 */
export function updateStep(input: SolveInput, after: readonly string[]): StepInput {
  const steps = [bringStep(), resolveStep(input, ["bring"]), settleStep(), ...readyAgain(input)];
  return {
    kind: "scope",
    id: UPDATE,
    label: "Bring the work up to date",
    after: [...after],
    join: "settled",
    onlySentBack: true,
    otherwise: "nobody has asked for the branch as it is now",
    from: { value: planned(steps) },
    access: "write",
    onFailure: ["ask"],
  };
}

const planned = (steps: readonly StepInput[]): Json => asJson({ steps: [...steps] });

function bringStep(): StepInput {
  return {
    kind: "code",
    id: "bring",
    label: "Bring the branch in",
    run: "bring-base@1",
    timeoutMs: CHECK_TIMEOUT_MS,
    onFailure: [{ retry: { count: 2, backoffMs: 500 } }, "ask"],
  };
}

/** Comes after the conflicts whatever became of them: when they were left, the merge is taken back. */
function settleStep(): StepInput {
  return {
    kind: "code",
    id: "settle",
    label: "See that nothing is left unresolved",
    run: "settle-base@1",
    after: ["bring", "resolve"],
    join: "settled",
    timeoutMs: CHECK_TIMEOUT_MS,
    onFailure: ["ask"],
  };
}

/** The branch may need other packages than the work did when it began. */
function readyAgain(input: SolveInput): StepInput[] {
  if (input.work.prepare.length === 0) return [];
  return [
    {
      ...prepareStep(input, ["settle"]),
      when: { eq: [{ out: "settle", path: "updated" }, { value: true }] },
      otherwise: "nothing was brought in",
    },
  ];
}
