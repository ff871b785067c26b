import type { ProposalObject } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { issuesQuery } from "../../../../queries/issues.ts";
import { withVisibleControls } from "../../../../text/visible-controls.ts";
import { titleOf } from "../../../board/issue-facts.tsx";
import { useChat } from "../../chat-context.ts";
import { proposalOfRef } from "../action-looks.ts";

/** An issue by its title: one that is there, or one that another proposal of the reply makes. */
export function IssueNamed({
  issue,
  beside,
}: {
  readonly issue: number | string;
  readonly beside: readonly ProposalObject[];
}): ReactNode {
  const { project } = useChat();
  const { data: issues } = useQuery(issuesQuery(project));
  const maker = typeof issue === "string" ? proposalOfRef(issue, beside) : undefined;
  const number = typeof issue === "number" ? issue : maker?.effect?.issue;
  if (number !== undefined) {
    const known = issues?.find((each) => each.number === number);
    const isGone = issues !== undefined && known === undefined;
    return (
      <span className="inline-flex max-w-full gap-1.5">
        <Link
          to="/projects/$key/issues/$n"
          params={{ key: project, n: String(number) }}
          className="shrink-0 text-accent hover:underline"
        >
          #{number}
        </Link>
        <bdi className="min-w-0 truncate">
          {known === undefined ? (isGone ? "is not on the board" : "") : titleOf(known)}
        </bdi>
      </span>
    );
  }
  const title = maker?.action.kind === "create_issue" ? maker.action.title : String(issue);
  return (
    <span className="inline-flex max-w-full flex-wrap gap-x-1.5">
      <bdi className="min-w-0 font-medium">“{withVisibleControls(title)}”</bdi>
      <span className="text-text-3">
        {maker === undefined || maker.status === "open"
          ? "proposed here, too"
          : "is not wanted: left out"}
      </span>
    </span>
  );
}
