import type { RunObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { StatusMark } from "../../../parts/status-mark.tsx";

/** Why there is no report, before the account of what was done and what was not. */
export function ReportCause({ run }: { readonly run: RunObject }): ReactNode {
  const { status, error, steps, report_source: source } = run;
  if (source !== "account") return null;
  const failed = steps.filter((step) => step.status === "failed");
  return (
    <div
      role="note"
      className={`mb-5 flex gap-2 rounded-card border border-l-4 border-line bg-surface px-3 py-2 ${status === "failed" ? "border-l-failed" : "border-l-cancelled"}`}
    >
      <StatusMark status={status} className="mt-0.5" />
      <div className="min-w-0">
        <p className="font-medium">{error ?? `The run was ${status} and says no cause.`}</p>
        {failed.slice(0, 3).map(({ id, reason }) => (
          <p key={id} className="text-text-2">
            <code className="font-mono text-xs">{id}</code>: {reason ?? "no reason was given"}
          </p>
        ))}
        <p className="mt-1 text-text-2">
          No report was written. This is what was done and what was not.
        </p>
      </div>
    </div>
  );
}
