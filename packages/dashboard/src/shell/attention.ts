import type { RequestObject, RunListItem, ShownStatus } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { requestsQuery } from "../queries/requests.ts";
import { runsQuery } from "../queries/runs.ts";
import { isUnseen } from "./is-unseen.ts";
import { type Need, needsOf } from "./needs-of.ts";
import { seen } from "./seen.ts";

/** So many of the newest runs are looked at for what is open. */
const LATEST = 200;
/** The list from which the shell and the first page read. */
export const latestRunsQuery = runsQuery({ limit: String(LATEST) });

const OPEN: ReadonlySet<ShownStatus> = new Set([
  "queued",
  "running",
  "waiting",
  "paused",
  "interrupted",
]);

/** Runs that have not ended, the newest first. */
export function openRuns(runs: readonly RunListItem[]): RunListItem[] {
  return runs.filter(({ status }) => OPEN.has(status));
}

/** What works and what needs a person, over all runs. */
export interface Attention {
  readonly open: readonly RunListItem[];
  readonly running: readonly RunListItem[];
  readonly requests: readonly RequestObject[];
  /** What needs a person, the most urgent first. */
  readonly needs: readonly Need[];
  /** Runs that ended and nobody of this browser has looked at. */
  readonly unseen: readonly RunListItem[];
  /** Where a look is worth most: a run that waits for an answer, else the newest that is open. */
  readonly foremost: RunListItem | undefined;
}

/** What works and what needs a person, kept live. */
export function useAttention(): Attention {
  const { data: runs = [] } = useQuery(latestRunsQuery);
  const { data: requests = [] } = useQuery(requestsQuery);
  const known = seen.use();
  return attentionOf(runs, requests, (run) => isUnseen(run, known));
}

/** The same, from lists. */
export function attentionOf(
  runs: readonly RunListItem[],
  requests: readonly RequestObject[],
  unseen: (run: RunListItem) => boolean,
): Attention {
  const open = openRuns(runs);
  const asking = new Set(requests.map(({ run }) => run));
  return {
    open,
    running: open.filter(({ status }) => status === "running" || status === "queued"),
    requests,
    needs: needsOf(runs, requests, unseen),
    unseen: runs.filter(unseen),
    foremost: open.find(({ id }) => asking.has(id)) ?? open[0],
  };
}
