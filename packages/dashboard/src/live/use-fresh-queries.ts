import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLiveState, useTopic } from "./live-context.ts";
import { forgetRevs, patchQueries } from "./patch-queries.ts";
import { setClockOffset } from "./server-clock.ts";

/** Keeps the lists of runs and requests, and the clock, as the server has them. Once for the whole page. */
export function useFreshQueries(): void {
  const queries = useQueryClient();
  const { clockOffsetMs } = useLiveState();
  useEffect(() => setClockOffset(clockOffsetMs), [clockOffsetMs]);
  useTopic("runs", {
    onPatch: (patch) => patchQueries(queries, patch),
    onOpen: () => {
      forgetRevs();
      void queries.invalidateQueries({ queryKey: ["runs"] });
    },
  });
  useTopic("requests", {
    onPatch: (patch) => patchQueries(queries, patch),
    onOpen: () => {
      forgetRevs();
      void queries.invalidateQueries({ queryKey: ["requests"] });
    },
  });
}
