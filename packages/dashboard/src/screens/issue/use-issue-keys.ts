import type { IssueObject } from "@wheelhouse/core";
import { useNavigate } from "@tanstack/react-router";
import { useCommands } from "../../commands/command-list.ts";
import { useCopy } from "../../parts/use-copy.ts";
import { issueMarkdown } from "./issue-markdown.ts";
import type { IssueActs } from "./use-issue-acts.tsx";

/** The keys of the page of an issue. */
export function useIssueKeys({
  issue,
  acts,
  edit,
  comment,
}: {
  readonly issue: IssueObject;
  readonly acts: IssueActs;
  readonly edit: () => void;
  readonly comment: () => void;
}): void {
  const navigate = useNavigate();
  const copy = useCopy();
  const { project_id: key, number } = issue;
  useCommands([
    {
      id: "issue.start",
      title: `Start #${number}`,
      group: "Page",
      keys: "s",
      run: () => acts.start(issue),
    },
    { id: "issue.edit", title: `Edit #${number}`, group: "Page", keys: "e", run: edit },
    { id: "issue.comment", title: `Comment on #${number}`, group: "Page", keys: "m", run: comment },
    {
      id: "issue.board",
      title: "Back to the board",
      group: "Page",
      keys: "u",
      run: () => void navigate({ to: "/projects/$key/board", params: { key } }),
    },
    {
      id: "issue.link",
      title: "Copy the link of the issue",
      group: "Page",
      keys: "y",
      run: () => copy(`${location.origin}/projects/${key}/issues/${number}`, "The link"),
    },
    {
      id: "issue.markdown",
      title: "Copy the issue as Markdown",
      group: "Page",
      keys: "Shift+Y",
      run: () => copy(issueMarkdown(issue), "The issue"),
    },
  ]);
}
