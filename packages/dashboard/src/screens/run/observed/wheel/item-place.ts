import type { ObservedObject, SignalObject } from "@wheelhouse/core";

/**
 * The project that a queue item of a harness is about: that of the signal with this id, else that of the repository
 * which the item names before its last colon. Undefined where it is anything else, such as a ticket.
 */
export function projectOfItem(
  item: string,
  repos: ObservedObject["repos"],
  signals: readonly Pick<SignalObject, "id" | "project_id" | "project_name">[],
): string | undefined {
  const signal = signals.find(({ id }) => id === item);
  if (signal !== undefined) return signal.project_id;
  const named = item.slice(0, Math.max(0, item.lastIndexOf(":")));
  if (named === "") return undefined;
  const touched = repos.find(
    ({ repo, project_id }) => project_id !== null && (repo === named || lastPart(repo) === named),
  );
  return touched?.project_id ?? signals.find((each) => each.project_name === named)?.project_id;
}

function lastPart(repo: string): string {
  return repo.split("/").findLast((part) => part !== "") ?? repo;
}
