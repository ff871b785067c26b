import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { invalidateRuns } from "../queries/runs.ts";
import { askAnew } from "./ask-anew.ts";
import { useLiveState, useTopic } from "./live-context.ts";
import { forgetRevs, patchQueries } from "./patch-queries.ts";
import { refetchOwed } from "./refetch-owed.ts";
import { setClockOffset } from "./server-clock.ts";

/** Keeps the lists of runs and requests, and the clock, as the server has them. Once for the whole page. */
export function useFreshQueries(): void {
  const queries = useQueryClient();
  const { clockOffsetMs, kind } = useLiveState();
  useEffect(() => setClockOffset(clockOffsetMs), [clockOffsetMs]);
  // What failed while the server was gone is not tried again by itself.
  useEffect(() => {
    if (kind === "live") refetchOwed(queries);
  }, [queries, kind]);
  useTopic("runs", {
    onPatch: (patch) => patchQueries(queries, patch),
    onOpen: () => {
      forgetRevs();
      invalidateRuns(queries);
    },
  });
  useTopic("requests", {
    onPatch: (patch) => patchQueries(queries, patch),
    onOpen: () => {
      forgetRevs();
      askAnew(queries, { queryKey: ["requests"] });
    },
  });
}
