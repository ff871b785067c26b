import { MOST_DEPENDENCIES, type ProposalObject } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { issuesQuery } from "../../../../queries/issues.ts";
import { titleOf } from "../../../board/issue-facts.tsx";
import { type Choice, TokensField } from "../../../issue/form/tokens-field.tsx";
import { useChat } from "../../chat-context.ts";
import { errorNote } from "./field-parts.tsx";

/** Issues by their numbers, and those that other proposals of the reply make by the names that it gives them. */
export function IssueField({
  label,
  issues,
  beside,
  most = MOST_DEPENDENCIES,
  error,
  onChange,
}: {
  readonly label: string;
  readonly issues: readonly (number | string)[];
  readonly beside: readonly ProposalObject[];
  readonly most?: number;
  readonly error: string | undefined;
  readonly onChange: (issues: (number | string)[]) => void;
}): ReactNode {
  const { project } = useChat();
  const { data: known = [] } = useQuery(issuesQuery(project));
  const proposed = beside.flatMap(({ action }): Choice[] =>
    action.kind === "create_issue" && action.ref !== undefined
      ? [{ value: action.ref, note: `proposed here: ${action.title}` }]
      : [],
  );
  const there = known
    .toReversed()
    .map((issue): Choice => ({ value: String(issue.number), note: titleOf(issue) }));
  return (
    <TokensField
      label={label}
      tokens={issues.map(String).filter((each) => each !== "" && each !== "0")}
      choices={[...proposed, ...there]}
      most={most}
      opensUp
      note={errorNote(error)}
      isInvalid={error !== undefined}
      onChange={(tokens) =>
        onChange(tokens.map((each) => (/^\d+$/.test(each) ? Number(each) : each)))
      }
    />
  );
}
