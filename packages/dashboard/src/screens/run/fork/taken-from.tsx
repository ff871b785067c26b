import type { StepObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** The run in which a step was done that was taken over, as a link to it there. */
export function TakenFrom({
  step: { id, taken_from: taken },
}: {
  readonly step: Pick<StepObject, "id" | "taken_from">;
}): ReactNode {
  if (taken === undefined) return null;
  return (
    <span className="whitespace-nowrap">
      taken over from{" "}
      <Link
        to="/runs/$run"
        params={{ run: taken.run }}
        search={{ view: "steps", step: id }}
        className="text-accent underline"
      >
        run {taken.run}
      </Link>
    </span>
  );
}
