import type { InboxObject } from "../wire/inbox-object.ts";
import { TRIAGE_RULES } from "./triage.ts";

/** By which an item is a person's that was held too often for nothing. It is no rule of the table: those look at what has happened. */
export const TOO_OFTEN = "attempts";

/** Why a person was told of an item that is kept for them, in a sentence. */
export function toldWhy({
  outcome,
  priority,
  attempts,
}: Pick<InboxObject, "priority" | "attempts"> & {
  readonly outcome: Pick<
    InboxObject["outcome"],
    "result" | "class" | "actionable" | "notify" | "project_id" | "told"
  >;
}): string {
  const { told, project_id: project } = outcome;
  if (told?.rule === TOO_OFTEN) return `It was held ${attempts} times, and nothing was decided.`;
  const rule = TRIAGE_RULES.find(({ name }) => name === told?.rule);
  const facts = { outcome, priority, streak: 0, issue: undefined, isMended: false };
  return rule?.verdict({ ...facts, hasProject: project !== "" }).why ?? "A person was told of it.";
}
