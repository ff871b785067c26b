import type { ActionOf, ProposalObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { Facts } from "./facts.tsx";
import { IssueNamed } from "./issue-named.tsx";
import { LongWords } from "./long-words.tsx";

/** The issue that would be made. */
export function IssueFacts({
  action: { description = "", type, labels = [], priority, depends_on: depends = [] },
  beside,
}: {
  readonly action: ActionOf<"create_issue">;
  readonly beside: readonly ProposalObject[];
}): ReactNode {
  return (
    <>
      <LongWords text={description} />
      <Facts
        of={[
          ["Type", type],
          ["Priority", priority],
          [
            "Labels",
            labels.length === 0 ? null : (
              <span className="flex min-h-5 flex-wrap items-center gap-1">
                {labels.map((label) => (
                  <bdi key={label} className="rounded-chip bg-raised px-1.5 text-xs">
                    {label}
                  </bdi>
                ))}
              </span>
            ),
          ],
          [
            "Depends on",
            depends.length === 0 ? null : (
              <ul>
                {depends.map((each) => (
                  <li key={each}>
                    <IssueNamed issue={each} beside={beside} />
                  </li>
                ))}
              </ul>
            ),
          ],
        ]}
      />
    </>
  );
}
