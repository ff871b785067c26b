import type { ActionOf, ProposalObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { useWorkPlan } from "../../../composer/use-work-plan.ts";
import { useChat } from "../../chat-context.ts";
import { Facts } from "./facts.tsx";
import { IssueNamed } from "./issue-named.tsx";

/** Which issue agents would begin with, and what that means. */
export function StartFacts({
  action: { issue, agent },
  beside,
}: {
  readonly action: ActionOf<"start_issue">;
  readonly beside: readonly ProposalObject[];
}): ReactNode {
  const { project } = useChat();
  const work = useWorkPlan(project);
  return (
    <>
      <Facts
        of={[
          ["Issue", <IssueNamed key="issue" issue={issue} beside={beside} />],
          ["Agent", agent],
        ]}
      />
      <p className={work.kind === "refused" ? "text-failed" : ""}>
        {work.kind === "asked" ? "Asks who would work on it…" : sentence(work.words)}
      </p>
    </>
  );
}

function sentence(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
