import type { StepObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** The run that a step started and waits for; absent where a step is none such. */
export function SubRunLink({
  step: { sub_run: run },
}: {
  readonly step: Pick<StepObject, "sub_run">;
}): ReactNode {
  if (run === undefined) return null;
  return (
    <Link
      to="/runs/$run"
      params={{ run }}
      className="text-accent underline underline-offset-2 coarse:py-3"
    >
      run {run}
    </Link>
  );
}
