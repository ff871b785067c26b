import { oneLine, type RunListItem } from "@wheelhouse/core";
import { hasOpenWheel } from "./needs-of.ts";

/** Who has the wheel of an open run, or that somebody is wanted there; undefined while its harness has it. */
export function wheelWords(run: Pick<RunListItem, "status" | "observed">): string | undefined {
  const wheel = run.observed?.wheel ?? null;
  if (wheel === null || !hasOpenWheel(run)) return undefined;
  return wheel.holder === null
    ? "asks for a hand at the wheel"
    : `${oneLine(wheel.holder, 40)} has the wheel`;
}
