import type { ObservedObject, RunObject } from "@wheelhouse/core";
import { isOpenRun } from "../run-open.ts";

/** A run that another harness drives. */
export interface ObservedRun {
  readonly run: RunObject;
  readonly observed: ObservedObject;
}

/** Who holds the wheel of an open run while its harness does not; null otherwise, and once it has ended. */
export function openWheel({ run, observed }: ObservedRun): ObservedObject["wheel"] {
  return isOpenRun(run) ? observed.wheel : null;
}
