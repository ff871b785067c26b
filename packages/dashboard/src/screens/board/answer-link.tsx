import type { IssueItem } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** The way to where an issue's run is answered. */
export function AnswerLink({
  issue: { project_id: key, number },
  isAt,
}: {
  readonly issue: Pick<IssueItem, "project_id" | "number">;
  readonly isAt: boolean;
}): ReactNode {
  return (
    <Link
      to="/projects/$key/issues/$n"
      params={{ key, n: String(number) }}
      hash="asks"
      draggable={false}
      tabIndex={isAt ? 0 : -1}
      aria-label={`Answer #${number}`}
      className="relative ml-auto inline-flex h-6 shrink-0 items-center rounded-card bg-accent px-2 text-xs font-medium text-on-accent hover:brightness-110 coarse:h-11 coarse:px-3.5"
    >
      Answer
    </Link>
  );
}
