import type { IssueObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { StatusMark } from "../../parts/status-mark.tsx";
import { titleOf } from "../board/issue-facts.tsx";
import { Section } from "../now/section.tsx";
import { STATUS_MARKS, STATUS_WORDS } from "./issue-words.ts";

/** The issues that are parts of this one; nothing where it has none. */
export function IssueParts({ issue }: { readonly issue: IssueObject }): ReactNode {
  const { parts, children } = issue;
  if (parts.length === 0) return null;
  return (
    <Section
      title="Parts"
      aside={
        <span className="text-xs text-text-2">
          {children.done} of {children.total} done
        </span>
      }
    >
      <ul aria-label="Parts" className="rounded-card border border-line bg-surface">
        {parts.map((part) => (
          <li key={part.number} className="border-line not-first:border-t">
            <Link
              to="/projects/$key/issues/$n"
              params={{ key: part.project_id, n: String(part.number) }}
              className="row flex items-center gap-2.5 px-3 hover:bg-raised"
            >
              <StatusMark status={STATUS_MARKS[part.status]} />
              <span className="w-20 shrink-0 text-xs text-text-2">{STATUS_WORDS[part.status]}</span>
              <span className="shrink-0 text-text-3 tabular-nums">#{part.number}</span>
              <span className="min-w-0 truncate">
                <bdi>{titleOf(part)}</bdi>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
