import { API, type InboxObject } from "@wheelhouse/core";
import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  type QueryKey,
  queryOptions,
} from "@tanstack/react-query";
import type { z } from "zod";
import { latestPatches } from "../live/latest-patches.ts";
import { setPatched } from "../live/refetch-owed.ts";
import { client } from "./client.ts";
import { type InboxStage, type InboxView, stagesOf } from "./inbox-stages.ts";

type Reply = z.infer<(typeof API.inbox)["reply"]>;

/** Where a list goes on: a stage, and a place in it. */
interface InboxPlace {
  readonly stage: number;
  readonly cursor: string | undefined;
}

/** One page of a list, as its items are now. */
interface InboxPage {
  readonly items: readonly InboxObject[];
  readonly next: InboxPlace | undefined;
}

/** Items of one page, at least; where a stage ends there may be more. */
const PAGE = 100;

/** Items of a view, page after page; kept fresh by the topic `inbox`. */
export function inboxPagesQuery(view: InboxView) {
  return infiniteQueryOptions({
    queryKey: ["inbox", view],
    queryFn: ({ signal, pageParam }) => fetchPage(stagesOf(view), pageParam, signal),
    initialPageParam: firstPlace(),
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

/** How many items there are by status, and how many needed nothing; kept fresh by the topic `inbox`. */
export const inboxCountsQuery = queryOptions({
  queryKey: ["inbox-counts"],
  async queryFn({ signal }): Promise<Pick<Reply, "counts" | "snoozed" | "routine">> {
    const { counts, snoozed, routine } = await client.call(API.inbox, {
      query: { limit: "1" },
      signal,
    });
    return { counts, snoozed, routine };
  },
});

/** One item; kept fresh by the topic `inbox`. Throws `inbox.unknown`. */
export function inboxItemQuery(id: string) {
  return queryOptions({
    queryKey: ["inbox-item", id],
    async queryFn({ signal }): Promise<InboxObject> {
      const mark = latestPatches.mark();
      const fetched = await client.call(API.inboxItem, { parts: { id }, signal });
      return itemsSince(mark).get(id) ?? fetched;
    },
  });
}

/** Shows an item as it is now wherever it is shown, and says which lists do not have it: it may belong there. */
export function showItem(queries: QueryClient, item: InboxObject): QueryKey[] {
  setPatched(queries, inboxItemQuery(item.id).queryKey, item);
  const lists = queries.getQueriesData<InfiniteData<InboxPage>>({ queryKey: ["inbox"] });
  return lists.flatMap(([key, list]) => {
    // An answer that is on its way may be from before.
    if (list === undefined) return [key];
    const isListed = list.pages.some(({ items }) => items.some(({ id }) => id === item.id));
    if (!isListed) return [key];
    const pages = list.pages.map((page) => ({
      ...page,
      items: page.items.map((each) => (each.id === item.id ? item : each)),
    }));
    setPatched(queries, key, { ...list, pages });
    return [];
  });
}

/** Goes through stages until there is a page of items, or no stage is left. */
async function fetchPage(
  stages: readonly InboxStage[],
  { stage, cursor }: InboxPlace,
  signal: AbortSignal,
): Promise<InboxPage> {
  const mark = latestPatches.mark();
  const reply = await client.call(API.inbox, {
    query: { ...stages[stage], limit: String(PAGE), ...(cursor !== undefined && { cursor }) },
    signal,
  });
  const { next_cursor: following } = reply;
  const since = itemsSince(mark);
  const items = reply.items.map((item) => since.get(item.id) ?? item);
  if (following !== null) return { items, next: { stage, cursor: following } };
  const next = stage + 1 < stages.length ? { stage: stage + 1, cursor: undefined } : undefined;
  if (next === undefined || items.length >= PAGE) return { items, next };
  const rest = await fetchPage(stages, next, signal);
  return { ...rest, items: [...items, ...rest.items] };
}

/** What the stream said of items since a mark, by id: it is newer than an answer that was on its way. */
function itemsSince(mark: number): ReadonlyMap<string, InboxObject> {
  const said = latestPatches.since(mark);
  return new Map(said.flatMap((entry) => (entry.k === "inbox" ? [[entry.id, entry.v]] : [])));
}

function firstPlace(): InboxPlace {
  return { stage: 0, cursor: undefined };
}
