import type { RunObject } from "@wheelhouse/core";

/** Whether another run can take over what had finished of this one: not of another harness's, nor where its work is in a clone of its own. */
export function canFork({ observed, steps }: Pick<RunObject, "observed" | "steps">): boolean {
  return observed === null && !steps.some(({ writes }) => writes === true);
}
