import type { RepositoryObject, SignalName } from "@wheelhouse/core";
import type { SeenRepository } from "@wheelhouse/desk";
import type { Repositories } from "@wheelhouse/sources";

/** What a forge is asked for; without its answer nothing is known of it. */
const OF_FORGES: readonly SignalName[] = [
  "review_requested",
  "my_draft_pr",
  "pr_no_reviewer",
  "my_open_pr",
  "issue_assigned",
  "deploy_failing",
  "deploy_stale",
];
/** Most repositories that are told of at once: each has a page of signals, and a host takes a megabyte. */
const MOST_AT_ONCE = 200;

/** Who tells the inbox of signals. Disposing resolves when nothing more is told. */
export interface TellingSignals extends AsyncDisposable {
  /** Resolves when all that is known now was told. */
  calm(): Promise<void>;
}

/** Tells of what repositories want after each look that saw something else than the one before, one look at a time. */
export function tellSignals(
  repositories: Pick<Repositories, "list" | "scan" | "onChange">,
  tell: (seen: readonly SeenRepository[]) => Promise<unknown>,
  onError: (error: unknown) => void,
): TellingSignals {
  let running: Promise<void> | undefined;
  let isStale = false;
  let isOver = false;

  async function run(): Promise<void> {
    while (isStale && !isOver) {
      isStale = false;
      const seen = seenOf(repositories.list());
      try {
        for (let at = 0; at < seen.length && !isOver; at += MOST_AT_ONCE)
          await tell(seen.slice(at, at + MOST_AT_ONCE));
      } catch (error) {
        onError(error);
      }
    }
    running = undefined;
  }
  const begin = (): void => {
    isStale = true;
    running ??= run();
  };
  const unfollow = repositories.onChange(begin);
  if (repositories.scan().at !== undefined) begin();
  return {
    calm: async () => running,
    async [Symbol.asyncDispose]() {
      isOver = true;
      unfollow();
      await running;
    },
  };
}

/** What was looked at: of a repository that could not be, nothing is new. */
function seenOf(objects: readonly RepositoryObject[]): readonly SeenRepository[] {
  return objects
    .filter(({ status }) => status !== "failing")
    .map(({ id, name, path, forge, signals, status }) => ({
      project: id,
      name,
      path,
      unknown: forge === "ok" || forge === "missing" || status === "ignored" ? [] : [...OF_FORGES],
      signals: signals.map(({ signal, line }) => ({ signal, line })),
    }));
}
