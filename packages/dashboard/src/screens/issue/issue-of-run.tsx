import type { RunListItem } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Columns3 } from "lucide-react";
import type { ReactNode } from "react";
import { issueQuery } from "../../queries/issues.ts";
import { numberInTitle } from "./number-in-title.ts";

/** The way from a run to the issue that it solves; nothing for all other runs, whatever they are called. */
export function IssueOfRun({
  run,
}: {
  readonly run: Pick<RunListItem, "id" | "flow" | "title" | "project">;
}): ReactNode {
  const number = numberInTitle(run);
  const key = run.project?.id ?? "";
  const { data: issue } = useQuery({
    ...issueQuery(key, number ?? 0),
    enabled: number !== undefined,
    retry: false,
  });
  // A title may say anything: whose run it is the issue knows.
  if (issue === undefined || !issue.runs_list.some(({ id }) => id === run.id)) return null;
  return (
    <p className="flex items-baseline gap-x-1.5 text-xs text-text-2">
      <Columns3 className="size-3 shrink-0 translate-y-0.5" aria-hidden="true" />
      <Link
        to="/projects/$key/issues/$n"
        params={{ key, n: String(issue.number) }}
        className="inline-flex min-h-6 items-center text-accent underline coarse:min-h-11"
      >
        Issue #{issue.number}
      </Link>
    </p>
  );
}
