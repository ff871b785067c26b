import { hashKey, type QueryKey, useQueryClient } from "@tanstack/react-query";
import { inboxCountsQuery, showItem } from "../queries/inbox.ts";
import { askAnew } from "./ask-anew.ts";
import { latestPatches } from "./latest-patches.ts";
import { useTopic } from "./live-context.ts";
import { createSpaced } from "./spaced.ts";

/** Milliseconds between two fetches that patches ask for: after a night many items come at once. */
const ASK_EVERY_MS = 1_000;
const spaced = createSpaced(ASK_EVERY_MS);

/** Keeps the inbox, and how much of it needs a person, as the server has it. Once for the whole page. */
export function useFreshInbox(): void {
  const queries = useQueryClient();
  const ask = (queryKey: QueryKey): void =>
    spaced(hashKey(queryKey), () => askAnew(queries, { queryKey }));
  useTopic("inbox", {
    onPatch(patch) {
      for (const entry of patch) {
        if (entry.k !== "inbox" || !latestPatches.take(entry)) continue;
        for (const key of showItem(queries, entry.v)) ask(key);
        ask(inboxCountsQuery.queryKey);
      }
    },
    onOpen() {
      latestPatches.clear("inbox");
      for (const kept of ["inbox", "inbox-counts", "inbox-item"]) ask([kept]);
    },
  });
}
