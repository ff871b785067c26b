import type { Action, ProposalObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { FlowFacts } from "./facts/flow-facts.tsx";
import { IssueFacts } from "./facts/issue-facts.tsx";
import { ScheduleFacts } from "./facts/schedule-facts.tsx";
import { StartFacts } from "./facts/start-facts.tsx";
import { IssueNamed } from "./facts/issue-named.tsx";
import { LongWords } from "./facts/long-words.tsx";
import { Facts } from "./facts/facts.tsx";

/** Exactly what an action does: every field of it, in words of people. */
export function ActionFacts({
  action,
  beside,
}: {
  readonly action: Action;
  readonly beside: readonly ProposalObject[];
}): ReactNode {
  switch (action.kind) {
    case "create_issue":
      return <IssueFacts action={action} beside={beside} />;
    case "start_issue":
      return <StartFacts action={action} beside={beside} />;
    case "launch_flow":
      return <FlowFacts act={action} />;
    case "schedule":
      return <ScheduleFacts action={action} />;
    case "notify":
      return (
        <>
          <LongWords text={action.text} />
          <Facts of={[["Priority", action.priority ?? "normal"]]} />
        </>
      );
    case "comment":
      return (
        <>
          <Facts of={[["On", <IssueNamed key="issue" issue={action.issue} beside={beside} />]]} />
          <LongWords text={action.text} />
        </>
      );
    default:
      return action satisfies never;
  }
}
