import { isOfSource, type RunListItem } from "@wheelhouse/core";
import type { Observed } from "@wheelhouse/sources";
import { type FoundRun, mentions, type WhichRuns } from "./found-run.ts";

/** Runs of other harnesses that are meant, in no order. */
export function findObserved(observed: Pick<Observed, "items">, which: WhichRuns): FoundRun[] {
  const found: FoundRun[] = [];
  for (const item of observed.items()) {
    if (!isMeant(item, which)) continue;
    const { id, status, created_at } = item;
    found.push({ id, status, created: created_at === null ? 0 : Date.parse(created_at), item });
  }
  return found;
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
