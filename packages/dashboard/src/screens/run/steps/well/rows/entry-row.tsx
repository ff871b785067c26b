import { formatDuration } from "@wheelhouse/core";
import { CornerUpLeft, GitBranchPlus, Scale, Timer } from "lucide-react";
import type { ReactNode } from "react";
import { StatusMark } from "../../../../../parts/status-mark.tsx";
import type { OtherThanAttempt } from "../../log/well-rows.ts";
import { EventLine } from "./event-line.tsx";
import { NoteRow } from "./note-row.tsx";
import { VerdictRow } from "./verdict-row.tsx";

/** Something that happened to the step beside what its attempts did. */
export function EntryRow({ entry }: { readonly entry: OtherThanAttempt }): ReactNode {
  switch (entry.kind) {
    case "critic":
      return <VerdictRow entry={entry} icon={<Scale className="size-3.5" aria-hidden="true" />} />;
    case "sendBack":
      return (
        <EventLine
          icon={<CornerUpLeft className="size-3.5" aria-hidden="true" />}
          title={`Sent back to ${entry.to}, round ${entry.round}`}
          by={entry.by === entry.from ? undefined : entry.by}
          text={entry.reason}
        />
      );
    case "step":
      return (
        <EventLine
          icon={
            entry.status === "reopened" ? (
              <CornerUpLeft className="size-3.5" aria-hidden="true" />
            ) : (
              <StatusMark status={entry.status} className="size-3.5" />
            )
          }
          title={`Step ${entry.status}`}
          text={entry.reason}
        />
      );
    case "request":
      return (
        <EventLine
          icon={
            <StatusMark
              status={entry.status === "open" ? "open" : "completed"}
              className="size-3.5"
            />
          }
          title={`Asked: ${entry.text}`}
          by={entry.answer?.by}
          text={entry.answer === undefined ? entry.status : answerOf(entry)}
        />
      );
    case "growth":
      return (
        <EventLine
          icon={<GitBranchPlus className="size-3.5" aria-hidden="true" />}
          title={`${entry.added.length} ${entry.added.length === 1 ? "step" : "steps"} added${entry.omitted > 0 ? `, ${entry.omitted} left out` : ""}`}
          by={entry.revised?.by}
          text={entry.problem ?? entry.revised?.reason}
        />
      );
    case "timer":
      return (
        <EventLine
          icon={<Timer className="size-3.5" aria-hidden="true" />}
          title={`Waits ${formatDuration(entry.until - entry.at)}`}
          text={entry.why}
        />
      );
    case "note":
      return <NoteRow text={entry.text} />;
    case "run":
      return <NoteRow text={entry.text} />;
    case "other":
      return <EventLine icon={null} title={`${entry.type} (${entry.why})`} />;
  }
}

function answerOf({
  answer,
  options,
}: Extract<OtherThanAttempt, { kind: "request" }>): string | undefined {
  const label = options.find(({ id }) => id === answer?.option)?.label ?? answer?.option;
  return [label, answer?.text].filter((each) => each !== undefined).join(": ");
}
