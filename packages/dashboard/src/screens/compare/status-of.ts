import { SHOWN_STATUSES, STEP_STATUSES } from "@wheelhouse/core";
import type { AnyStatus } from "../../parts/status.ts";

const KNOWN: ReadonlyMap<string, AnyStatus> = new Map(
  [...SHOWN_STATUSES, ...STEP_STATUSES].map((each) => [each, each]),
);

/** A status that came over the wire as a word; what this page does not know yet is shown as not begun. */
export function statusOf(word: string): AnyStatus {
  return KNOWN.get(word) ?? "pending";
}
