import type { FailureClass } from "@wheelhouse/core";
import type { Unusable } from "../agent.ts";

/** Why an attempt did not begin, with its class for the failure ladder. */
export function unusable(
  kind: FailureClass,
  reason: string,
  hint: string,
): Unusable & { readonly class: FailureClass } {
  return { usable: false, class: kind, reason, hint };
}
