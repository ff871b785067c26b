import { type InboxObject, proposedText, toldWhy } from "@wheelhouse/core";
import { timeText } from "../schedules/time-text.ts";

/** Why an item is where it is: the rule and what it says, whoever decided, or that nobody has. */
export function whyText({ id, outcome, status, priority, attempts }: InboxObject): string {
  const { decision, proposed, told, snoozed_until: until, claimed_by: holder } = outcome;
  if (decision) {
    const { decisions, rule, by, why, issue } = decision;
    const what = decisions.join(", ") + (issue === undefined ? "" : ` #${issue}`);
    return `${what} by ${rule === undefined ? by : `the rule ${rule}`}: ${why}`;
  }
  if (until !== null) return `put away until ${untilText(until)}`;
  if (proposed)
    return `the orchestrator would ${proposedText(proposed)}: ${proposed.why} Say yes: wheelhouse inbox accept ${id}`;
  if (told)
    return `you were told by the rule ${told.rule}: ${toldWhy({ outcome, priority, attempts })}`;
  return status === "claimed"
    ? `${holder ?? "somebody"} looks at it`
    : "waits for somebody to look";
}

/** A moment as a clock here shows it. */
export function untilText(iso: string): string {
  return timeText(iso, Intl.DateTimeFormat().resolvedOptions().timeZone);
}
