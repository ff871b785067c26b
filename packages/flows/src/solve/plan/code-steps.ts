import type { Rung, StepInput } from "@wheelhouse/core";
import type { SolveInput } from "../solve-input.ts";
import { CHECK_TIMEOUT_MS } from "./limits.ts";

/** Files and processes have bad moments; after that a person is asked. */
export const IMPURE: Rung[] = [{ retry: { count: 2, backoffMs: 500 } }, "ask"];

/** There is nothing to look at or to judge when no plan was carried out. */
export const ONCE_PLANNED = {
  when: { has: { out: "compile", path: "overview" } },
  otherwise: "there was no plan to carry out",
} as const satisfies Pick<StepInput, "when" | "otherwise">;

/** Makes the private clone that the run works in. */
export function cloneStep({ work }: SolveInput): StepInput {
  const { base, branch, carry } = work;
  return {
    kind: "code",
    id: "clone",
    label: "Clone the project",
    run: "write-clone@1",
    input: { branch, carry: [...carry], ...(typeof base === "string" && { base }) },
    timeoutMs: CHECK_TIMEOUT_MS,
    onFailure: IMPURE,
  };
}

/** Makes the clone ready: installs what the settings say. */
export function prepareStep({ work }: SolveInput, after: readonly string[]): StepInput {
  return {
    kind: "code",
    id: "prepare",
    label: "Prepare the clone",
    run: "prepare-clone@1",
    after: [...after],
    input: { commands: work.prepare, network: work.network },
    timeoutMs: CHECK_TIMEOUT_MS,
    onFailure: ["ask"],
  };
}

/** Runs all of the project's checks. What fails is an output, not a failure of the step. */
export function allChecksStep(
  { work }: SolveInput,
  {
    id,
    label,
    after,
    fresh = false,
  }: {
    readonly id: string;
    readonly label: string;
    readonly after: readonly string[];
    /** Whether they run in a fresh checkout: once somebody has written in the clone's own tree. */
    readonly fresh?: boolean;
  },
): StepInput {
  return {
    kind: "code",
    id,
    label,
    run: "run-checks@1",
    after: [...after],
    join: "settled",
    input: { checks: work.checks, network: work.network, ...(fresh && { fresh }) },
    timeoutMs: CHECK_TIMEOUT_MS,
    onFailure: IMPURE,
  };
}

/** A pure step, or one that only reads what the run has made. */
export function plainStep(
  id: string,
  label: string,
  run: string,
  after: readonly string[],
): StepInput {
  return { kind: "code", id, label, run, after: [...after], join: "settled" };
}

/** Looks at what the run has changed, or at how that stands to the project now. */
export function lookStep(
  id: string,
  label: string,
  run: string,
  after: readonly string[],
): StepInput {
  return { ...plainStep(id, label, run, after), ...ONCE_PLANNED, onFailure: IMPURE };
}
