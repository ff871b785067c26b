import type { RunObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { GitFork } from "lucide-react";
import type { ReactNode } from "react";

/** Where a run came from, and how much of it was done there; nothing for a run that began by itself. */
export function ForkedFrom({
  run: { id, forked_from: origin, steps },
}: {
  readonly run: Pick<RunObject, "id" | "forked_from" | "steps">;
}): ReactNode {
  if (origin === undefined) return null;
  const taken = steps.filter((step) => step.taken_from !== undefined).length;
  return (
    <p className="flex items-baseline gap-x-1.5 text-xs text-text-2 max-sm:w-full">
      <GitFork className="size-3 shrink-0 translate-y-0.5" aria-hidden="true" />
      <span>
        Forked from{" "}
        <Link to="/runs/$run" params={{ run: origin }} className="text-accent underline">
          run {origin}
        </Link>
        {` · ${taken} ${taken === 1 ? "step" : "steps"} taken over · `}
        <Link to="/compare" search={{ a: origin, b: id }} className="text-accent underline">
          Compare
        </Link>
      </span>
    </p>
  );
}
