import type { InboxObject } from "./inbox-object.ts";

/** What makes items alike, as a text: where they come from, what kind of thing happened, how much it matters, and where they are. */
export function kindOfItem({
  source_type,
  source_id,
  priority,
  status,
  outcome,
}: InboxObject): string {
  const { project_id: project, result, class: kind = "" } = outcome;
  return JSON.stringify([project, source_type, source_id, priority, status, result, kind]);
}
