import type { ActionOf } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { cronQuery } from "../../../../queries/schedules.ts";
import { wordsOf } from "../../../../queries/words-of.ts";
import { clockText } from "../../../schedules/schedule-words.ts";
import { Facts } from "./facts.tsx";
import { FlowFacts } from "./flow-facts.tsx";
import { IssueNamed } from "./issue-named.tsx";

/** So many of the next times are shown. */
const SHOWN = 3;

/** When something would run by itself, in words and as the next times, and what that is. */
export function ScheduleFacts({
  action: { name, cron, zone, act },
}: {
  readonly action: ActionOf<"schedule">;
}): ReactNode {
  const { data, error } = useQuery(cronQuery(cron, zone));
  return (
    <>
      <Facts
        of={[
          ["Name", name],
          [
            "When",
            <span key="when" className="flex flex-wrap gap-x-3">
              {data?.words}
              <code className="font-mono text-xs/5 text-text-2">{cron}</code>
              <span className="text-text-2">{zone}</span>
            </span>,
          ],
          [
            "Next",
            data === undefined ? null : (
              <span className="tabular-nums">
                {data.next
                  .slice(0, SHOWN)
                  .map((at) => clockText(at, zone))
                  .join(" · ")}
              </span>
            ),
          ],
          [
            "Does",
            act.kind === "issue" ? (
              <span key="issue" className="inline-flex gap-1">
                starts <IssueNamed issue={act.number} beside={[]} />
              </span>
            ) : (
              "runs a flow"
            ),
          ],
        ]}
      />
      {act.kind === "flow" ? <FlowFacts act={act} /> : null}
      {data?.notes.map((note) => (
        <p key={note} className="text-waiting">
          {note}
        </p>
      ))}
      {error === null ? null : <p className="text-failed">{wordsOf(error).title}</p>}
    </>
  );
}
