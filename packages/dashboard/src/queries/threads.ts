import type { ThreadObject } from "@wheelhouse/core";
import type { QueryClient } from "@tanstack/react-query";
import { setPatched } from "../live/refetch-owed.ts";
import { orchestratorQuery } from "./orchestrator.ts";

/** Shows a thread as it is now in the list of its project. */
export function showThread(queries: QueryClient, thread: ThreadObject): void {
  const { queryKey } = orchestratorQuery(thread.project_id);
  const known = queries.getQueryData(queryKey);
  if (known === undefined) return;
  const before = known.threads.find(({ id }) => id === thread.id);
  setPatched(queries, queryKey, { ...known, threads: withThread(known.threads, thread) });
  // Its agent is open now, and may have told which commands it knows.
  if (before?.status === "replying" && thread.status !== "replying")
    void queries.invalidateQueries({ queryKey });
}

/** Threads, the one in which something was said last first, with one as it is now. */
export function withThread(all: readonly ThreadObject[], thread: ThreadObject): ThreadObject[] {
  const others = all.filter(({ id }) => id !== thread.id);
  return [...others, thread].toSorted(
    (a, b) => b.said_at.localeCompare(a.said_at) || a.name.localeCompare(b.name),
  );
}
