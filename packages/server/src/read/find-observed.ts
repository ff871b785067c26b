import { isOfSource, type RunListItem } from "@wheelhouse/core";
import type { Observed } from "@wheelhouse/sources";
import { type FoundRun, mentions, type WhichRuns } from "./found-run.ts";

/** Runs of other harnesses that are meant, in no order. */
export function findObserved(observed: Pick<Observed, "items">, which: WhichRuns): FoundRun[] {
  const found: FoundRun[] = [];
  for (const item of observed.items()) {
    if (!isMeant(item, which)) continue;
    found.push({ id: item.id, status: item.status, created: createdOf(item), item });
  }
  return found;
}

/**
 * When an observed run was created, in milliseconds, also one that has left the list since it tells of another; undefined
 * when it is there no more.
 */
export async function createdOfObserved(
  observed: Pick<Observed, "item" | "read">,
  id: string,
): Promise<number | undefined> {
  const item = observed.item(id);
  if (item !== undefined) return createdOf(item);
  const [first] = await observed.read(id, 1, 1);
  return first?.at;
}

function createdOf({ created_at: at }: RunListItem): number {
  return at === null ? 0 : Date.parse(at);
}

function isMeant(item: RunListItem, { project_id, source, has, flow, q }: WhichRuns): boolean {
  return (
    (source === undefined || isOfSource(item, source)) &&
    (has === undefined || (item.observed?.bad_lines ?? 0) > 0) &&
    (project_id === undefined || item.project?.id === project_id) &&
    (flow === undefined || item.flow === flow) &&
    (q === undefined ||
      mentions([item.id, item.title, item.flow, item.project?.id, item.project?.path], q))
  );
}
