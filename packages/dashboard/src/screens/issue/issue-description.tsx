import type { IssueObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Markdown } from "../../text/markdown.tsx";
import { Section } from "../now/section.tsx";

/** What is to be done, in the words of whoever wrote it, and the finding that it comes from. */
export function IssueDescription({
  issue: { description, origin },
  onEdit,
}: {
  readonly issue: IssueObject;
  readonly onEdit: () => void;
}): ReactNode {
  return (
    <Section title="Description">
      <div className="rounded-card border border-line bg-surface px-4 py-3">
        {description.trim() === "" ? (
          <p className="text-text-3">
            The title says all.{" "}
            <button type="button" onClick={onEdit} className="text-accent underline">
              Write more
            </button>
          </p>
        ) : (
          <Markdown text={description} />
        )}
      </div>
      {origin === null ? null : (
        <p className="text-xs text-text-2">
          Made from a finding:{" "}
          <Link
            to="/runs/$run"
            params={{ run: origin.run }}
            search={{ view: "findings", finding: origin.finding }}
            className="text-accent underline"
          >
            {origin.finding} of {origin.run}
          </Link>
        </p>
      )}
    </Section>
  );
}
