import { OWN_SOURCE, type RunListItem } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { requestsQuery } from "../queries/requests.ts";
import { runsQuery } from "../queries/runs.ts";
import { type Attention, attentionOf, mergedRuns } from "./attention-of.ts";
import { isUnseen } from "./is-unseen.ts";
import { seen } from "./seen.ts";

/** So many of the newest runs are looked at for what is open. */
const LATEST = 200;
/** The list from which the shell and the first page read. */
export const latestRunsQuery = runsQuery({ limit: String(LATEST) });
/** What waits and what works is looked at however long ago it began: other harnesses may have begun hundreds since. */
/** Our own, however many others have begun since: those that were left or have failed need a person too. */
const ownQuery = runsQuery({ source: OWN_SOURCE, limit: String(LATEST) });
const waitingQuery = runsQuery({ status: "waiting", limit: String(LATEST) });
const runningQuery = runsQuery({ status: "running", limit: String(LATEST) });
const NONE: readonly RunListItem[] = [];

/** What works and what needs a person, kept live. */
export function useAttention(): Attention {
  const { data: latest = NONE } = useQuery(latestRunsQuery);
  const { data: own = NONE } = useQuery(ownQuery);
  const { data: waiting = NONE } = useQuery(waitingQuery);
  const { data: running = NONE } = useQuery(runningQuery);
  const { data: requests = [] } = useQuery(requestsQuery);
  const known = seen.use();
  const runs = useMemo(
    () => mergedRuns(latest, own, waiting, running),
    [latest, own, waiting, running],
  );
  return attentionOf(runs, requests, (run) => isUnseen(run, known));
}
