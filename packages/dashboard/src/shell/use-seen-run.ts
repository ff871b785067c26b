import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { latestRunsQuery } from "./attention.ts";
import { markSeen } from "./seen.ts";

/** Counts a run that has ended as seen once its page is looked at. */
export function useSeenRun(): void {
  const { run } = useParams({ strict: false });
  const { data: runs } = useQuery(latestRunsQuery);
  const hasEnded = runs?.some(({ id, ended_at }) => id === run && ended_at !== null) === true;
  useEffect(() => {
    if (run === undefined || !hasEnded) return undefined;
    const look = (): void => {
      if (!document.hidden) markSeen(run);
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [run, hasEnded]);
}
