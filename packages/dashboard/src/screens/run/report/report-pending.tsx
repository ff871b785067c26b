import type { RunObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { StatusMark } from "../../../parts/status-mark.tsx";

/** What stands in place of a report while a run is open. */
export function ReportPending({ run }: { readonly run: RunObject }): ReactNode {
  const { id, status, steps, wave } = run;
  const done = steps.filter((step) => step.status === "completed").length;
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-20 text-center">
      <StatusMark status={status} className="size-6" />
      <h2 className="text-xl font-semibold">The report is not written yet</h2>
      <p className="text-text-2">
        The run is {status}
        {steps.length === 0 ? "" : `, ${done} of ${steps.length} steps are done`}
        {wave === null ? "" : ` (wave ${wave.current} of ${wave.total})`}. It appears here when its
        last step has ended.
      </p>
      <Link
        to="/runs/$run"
        params={{ run: id }}
        search={(now) => ({ ...now, view: "steps" })}
        className="text-accent underline"
      >
        See the steps
      </Link>
    </div>
  );
}
