import { INBOX_PRIORITIES, type InboxObject } from "@wheelhouse/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { inboxCountsQuery, inboxPagesQuery } from "../../queries/inbox.ts";
import type { InboxPart } from "../../queries/inbox-stages.ts";
import { isOpenItem } from "./inbox-words.ts";

const route = getRouteApi("/inbox");

/** The part of the inbox that the address asks for. */
export interface InboxList {
  readonly part: InboxPart;
  /** Whether less than the whole part is asked for. */
  readonly isFiltered: boolean;
  /** Undefined before the first answer. */
  readonly items: readonly InboxObject[] | undefined;
  /** How many wait for somebody, whatever is asked for, and how many needed nothing. */
  readonly open: number | undefined;
  /** How many were put away. */
  readonly later: number;
  readonly routine: number;
  /** Why nothing is there to be shown. */
  readonly error: unknown;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  readonly again: () => void;
}

/** Items by the part and the filters of the address, page after page, kept live. */
export function useInboxList(): InboxList {
  const { tab: part = "needs", priority, source } = route.useSearch();
  const { data, error, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    inboxPagesQuery({ part, priority, source }),
  );
  const { data: inbox } = useQuery(inboxCountsQuery);
  const items = useMemo(() => {
    // One that has moved while pages came may be in two of them.
    const all = new Map(data?.pages.flatMap((page) => page.items).map((item) => [item.id, item]));
    return data && [...all.values()].filter((item) => belongs(item, part)).toSorted(byUrgency);
  }, [data, part]);
  return {
    part,
    isFiltered: priority !== undefined || source !== undefined,
    items,
    open: inbox && inbox.counts.pending + inbox.counts.claimed,
    later: inbox?.snoozed ?? 0,
    routine: inbox?.routine ?? 0,
    error: data === undefined ? error : null,
    hasMore: hasNextPage,
    loadMore: () => void fetchNextPage({ cancelRefetch: false }),
    again: () => void refetch(),
  };
}

/** What was decided since it was fetched stands no longer where it stood. */
function belongs(item: InboxObject, part: InboxPart): boolean {
  if (part === "routine") return item.status === "ignored";
  const isAway = isOpenItem(item) && item.outcome.snoozed_until !== null;
  if (part === "later") return isAway;
  if (part === "needs") return isOpenItem(item) && !isAway;
  return item.status === "processed" || (part === "all" && isOpenItem(item));
}

function byUrgency(a: InboxObject, b: InboxObject): number {
  const rank = (item: InboxObject): number => {
    if (!isOpenItem(item)) return INBOX_PRIORITIES.length + 1;
    const isAway = item.outcome.snoozed_until !== null;
    return isAway ? INBOX_PRIORITIES.length : INBOX_PRIORITIES.indexOf(item.priority);
  };
  return rank(a) - rank(b) || b.created_at.localeCompare(a.created_at);
}
