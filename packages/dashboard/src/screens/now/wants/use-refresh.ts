import { API } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import { refusedBy, useLiveState } from "../../../live/live-context.ts";
import { client } from "../../../queries/client.ts";
import { repositoriesQuery, scanQuery } from "../../../queries/signals.ts";
import { useSend } from "../../../queries/use-send.ts";

/** Has the repositories looked at now, and shows what was seen. */
export function useRefresh(): {
  readonly refresh: () => void;
  /** Why it cannot be asked for now. */
  readonly refused: string | undefined;
  readonly isLooking: boolean;
} {
  const queries = useQueryClient();
  const gone = refusedBy(useLiveState());
  const { mutate, isPending } = useSend(async () => client.call(API.refresh), {
    onDone({ scan_version, last_scan }) {
      queries.setQueryData(scanQuery.queryKey, { scan_version, last_scan });
      void queries.invalidateQueries({ queryKey: repositoriesQuery.queryKey });
      void queries.invalidateQueries({ queryKey: ["project"] });
    },
  });
  const refused = gone ?? (isPending ? "They are being looked at." : undefined);
  return {
    refresh: () => refused === undefined && mutate(undefined),
    refused,
    isLooking: isPending,
  };
}
