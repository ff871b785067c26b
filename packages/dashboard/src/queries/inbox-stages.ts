import {
  INBOX_PRIORITIES,
  type InboxPriority,
  type InboxStatus,
  type SourceType,
} from "@wheelhouse/core";

/** A part of the inbox: what waits, what was put away, what was decided, all of these, or what needed nothing. */
export type InboxPart = "needs" | "later" | "all" | "done" | "routine";

/** What of the inbox is looked at. */
export interface InboxView {
  readonly part: InboxPart;
  readonly priority: InboxPriority | undefined;
  readonly source: SourceType | undefined;
}

/** Items that the server has in one order: the latest first. */
export interface InboxStage {
  readonly status?: InboxStatus;
  readonly snoozed?: "1";
  readonly priority?: InboxPriority;
  readonly source_type?: SourceType;
}

/**
 * In which stages a view is fetched, so that what matters most comes first however much there is: what waits by its
 * priority, then what was put away, then what was decided.
 */
export function stagesOf({ part, priority, source }: InboxView): readonly InboxStage[] {
  const from = source === undefined ? {} : { source_type: source };
  const like = priority === undefined ? from : { ...from, priority };
  if (part === "routine") return [{ status: "ignored", ...like }];
  const done: InboxStage = { status: "processed", ...like };
  if (part === "done") return [done];
  const later: InboxStage = { snoozed: "1", ...like };
  if (part === "later") return [later];
  const priorities = priority === undefined ? INBOX_PRIORITIES : [priority];
  const open = [
    { status: "claimed", ...like } as const,
    ...priorities.map((each) => ({ status: "pending", ...from, priority: each }) as const),
  ];
  return part === "needs" ? open : [...open, later, done];
}
