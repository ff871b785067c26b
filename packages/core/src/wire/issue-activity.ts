import { z } from "zod";
import type { IssueEvent } from "../issue/issue-events.ts";
import { isIssueEvent } from "../issue/issue-state.ts";
import { oneLine } from "../views/format/one-line.ts";
import type { ForeignEvent } from "../views/known-event.ts";
import { wireTime, wireTimeSchema } from "./wire-time.ts";

/** Something that happened to an issue; what its runs do is told by their own journals. */
export const issueActivitySchema = z.object({
  seq: z.int(),
  at: wireTimeSchema,
  by: z.string(),
  /** The type of the event, such as `issue.commented`. */
  type: z.string(),
  /** What it says, in a line. */
  text: z.string(),
  run: z.string().nullable(),
});
/** Something that happened to an issue. */
export type IssueActivity = z.infer<typeof issueActivitySchema>;

/** What happened to an issue, the oldest first. What this version does not know is left out. */
export function issueActivity(events: readonly ForeignEvent[]): IssueActivity[] {
  return events.filter(isIssueEvent).map((event) => ({
    seq: event.seq,
    at: wireTime(event.at),
    by: event.data.by,
    type: event.type,
    text: textOf(event),
    run: event.type === "issue.started" ? event.data.run : null,
  }));
}

const WORDS: Readonly<Record<string, string>> = {
  title: "title",
  description: "description",
  type: "type",
  labels: "labels",
  priority: "priority",
  parent: "parent",
  dependsOn: "what it depends on",
};

function textOf(event: IssueEvent): string {
  switch (event.type) {
    case "issue.created": {
      const { origin } = event.data;
      return origin ? `made from finding ${origin.finding} of run ${origin.run}` : "made";
    }
    case "issue.edited": {
      const changed = Object.keys(event.data).flatMap((name) => WORDS[name] ?? []);
      return `changed: ${changed.join(", ")}`;
    }
    case "issue.commented":
      return oneLine(event.data.text);
    case "issue.started":
      return `started as run ${event.data.run}`;
    case "issue.closed":
      return event.data.reason === undefined ? "closed" : `closed: ${oneLine(event.data.reason)}`;
    case "issue.reopened":
      return "opened again";
    case "issue.deleted":
      return "deleted";
    case "issue.restored":
      return "restored";
    default:
      return event satisfies never;
  }
}
