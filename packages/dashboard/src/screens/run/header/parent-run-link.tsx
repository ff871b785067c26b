import type { RunObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** The run and step that started this one as a part of theirs; absent for a run that a person started. */
export function ParentRunLink({
  run: { parent_run: parent, parent_step: step },
}: {
  readonly run: Pick<RunObject, "parent_run" | "parent_step">;
}): ReactNode {
  if (parent === undefined) return null;
  return (
    <Link
      to="/runs/$run"
      params={{ run: parent }}
      search={{ view: "steps", ...(step !== undefined && { step }) }}
      className="text-accent underline underline-offset-2 coarse:py-3"
    >
      part of run {parent}
    </Link>
  );
}
