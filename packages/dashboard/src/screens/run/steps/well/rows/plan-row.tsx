import type { PlanItem } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { StatusMark } from "../../../../../parts/status-mark.tsx";

/** What an agent is going to do, as it says it now. */
export function PlanRow({ item: { entries } }: { readonly item: PlanItem }): ReactNode {
  return (
    <ul aria-label="Plan" className="my-2 rounded-card border border-line bg-surface px-3 py-2">
      {entries.map(({ content, status }, index) => (
        // An agent may plan the same twice.
        <li key={`${index}`} className="flex items-start gap-2 py-0.5">
          <StatusMark status={markOf(status)} label={status} className="mt-0.5 size-3.5" />
          <span
            dir="auto"
            className={
              status === "completed" ? "text-text-3" : status === "pending" ? "text-text-2" : ""
            }
          >
            {content}
          </span>
        </li>
      ))}
    </ul>
  );
}

function markOf(status: string): "completed" | "running" | "pending" {
  if (status === "completed") return "completed";
  return status === "in_progress" ? "running" : "pending";
}
