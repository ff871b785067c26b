import { type IssueObject, isWheelhouseError } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useRef, useState } from "react";
import { useFreshIssues } from "../../live/use-fresh-issues.ts";
import { RowsSkeleton } from "../../parts/rows-skeleton.tsx";
import { issueQuery } from "../../queries/issues.ts";
import { FailedPage } from "../../shell/failed-page.tsx";
import { chooseMode } from "../composer/mode.ts";
import { NoProject } from "../project/no-project.tsx";
import { IssueActivity } from "./issue-activity.tsx";
import { IssueArtifacts } from "./issue-artifacts.tsx";
import { IssueAsks } from "./issue-asks.tsx";
import { IssueChanges } from "./issue-changes.tsx";
import { IssueConversation } from "./issue-conversation.tsx";
import { IssueDescription } from "./issue-description.tsx";
import { IssueEdit } from "./issue-edit.tsx";
import { IssueFacts } from "./issue-facts-list.tsx";
import { IssueHead } from "./issue-head.tsx";
import { IssueParts } from "./issue-parts.tsx";
import { IssueRuns } from "./issue-runs.tsx";
import { NoIssue } from "./no-issue.tsx";
import { useIssueActs } from "./use-issue-acts.tsx";
import { useIssueKeys } from "./use-issue-keys.ts";

const route = getRouteApi("/projects/$key/issues/$n");

/** One issue: what is to be done, who works on it, what they ask, and what came of it. */
export function IssuePage(): ReactNode {
  const { key, n } = route.useParams();
  const number = /^[1-9]\d{0,8}$/.test(n) ? Number(n) : 0;
  useFreshIssues(key);
  const {
    data: issue,
    error,
    refetch,
  } = useQuery({
    ...issueQuery(key, number),
    enabled: number > 0,
  });
  if (isWheelhouseError(error) && error.code === "project.unknown")
    return <NoProject project={key} />;
  if (number === 0 || (isWheelhouseError(error) && error.code === "issue.unknown"))
    return <NoIssue project={key} number={n} />;
  if (error && issue === undefined)
    return <FailedPage error={error} reset={() => void refetch()} />;
  if (issue === undefined)
    return (
      <div className="mx-auto max-w-6xl p-4 md:p-6">
        <RowsSkeleton rows={6} />
      </div>
    );
  // Another issue begins anew: what was being edited is not of it.
  return <Whole key={issue.id} issue={issue} />;
}

function Whole({ issue }: { readonly issue: IssueObject }): ReactNode {
  const [isEditing, setEditing] = useState(false);
  const comment = useRef<HTMLTextAreaElement>(null);
  const acts = useIssueActs();
  const edit = (): void => setEditing(true);
  const speak = (): void => {
    chooseMode("issue", "comment");
    comment.current?.focus();
  };
  useIssueKeys({ issue, acts, edit, comment: speak });
  if (isEditing)
    return (
      <div className="mx-auto flex max-w-6xl flex-col gap-6 p-4 md:p-6">
        <IssueHead issue={issue} acts={acts} />
        <IssueEdit issue={issue} onClose={() => setEditing(false)} />
        {acts.dialog}
      </div>
    );
  const isAsking = issue.requests.some(({ status }) => status === "open");
  return (
    <div className="mx-auto grid max-w-6xl gap-x-8 gap-y-6 p-4 md:p-6 lg:grid-cols-[minmax(0,1fr)_17rem] lg:grid-rows-[auto_auto_1fr]">
      <div className="min-w-0 lg:col-span-2">
        <IssueHead issue={issue} acts={acts} onEdit={edit} />
      </div>
      {isAsking ? (
        <div className="min-w-0">
          <IssueAsks requests={issue.requests} />
        </div>
      ) : null}
      <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-2">
        <IssueFacts issue={issue} />
      </div>
      <div
        className={`flex min-w-0 flex-col gap-6 lg:col-start-1 ${isAsking ? "lg:row-start-3" : "lg:row-span-2 lg:row-start-2"}`}
      >
        <IssueDescription issue={issue} onEdit={edit} />
        <IssueParts issue={issue} />
        <IssueRuns issue={issue} />
        <IssueChanges issue={issue} />
        <IssueArtifacts issue={issue} />
        <IssueConversation issue={issue} field={comment} />
        <IssueActivity activity={issue.activity} />
      </div>
      {acts.dialog}
    </div>
  );
}
