import { type InboxObject, kindOfItem } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { RowsSkeleton } from "../../parts/rows-skeleton.tsx";
import { inboxItemQuery } from "../../queries/inbox.ts";
import { FailedPage } from "../../shell/failed-page.tsx";
import { useMedia } from "../run/steps/use-media.ts";
import { InboxEmpty } from "./inbox-empty.tsx";
import { InboxFilters } from "./inbox-filters.tsx";
import { InboxItem } from "./inbox-item.tsx";
import { type Decision, isForAlike } from "./inbox-words.ts";
import { inboxRows, itemAfter, meantBy } from "./inbox-rows.ts";
import { InboxRowsList } from "./inbox-rows-list.tsx";
import { InboxTabs } from "./inbox-tabs.tsx";
import { RoutineRow } from "./routine-row.tsx";
import { useInboxKeys } from "./use-inbox-keys.ts";
import { useInboxList } from "./use-inbox-list.ts";
import { type DecisionOf, useItemActs } from "./use-item-acts.ts";

const route = getRouteApi("/inbox");
/** Below this width the list and an item are pages of their own. */
const PHONE = "(max-width: 47.99rem)";
const NONE: readonly InboxObject[] = [];

/** What has come in, and what is to be done about it: a list, the item beside it, and one key for each decision. */
export function InboxPage(): ReactNode {
  const { item: at } = route.useSearch();
  const navigate = route.useNavigate();
  const isPhone = useMedia(PHONE);
  const list = useInboxList();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const look = (item: string | undefined): void =>
    void navigate({ search: (now) => ({ ...now, item }), replace: !isPhone || item === undefined });
  const acts = useItemActs((item) => {
    if (!isPhone) look(item);
  });
  const { leaving } = acts;
  const items = useMemo(
    () => (list.items ?? NONE).filter(({ id }) => !leaving.has(id)),
    [list.items, leaving],
  );
  const rows = useMemo(() => inboxRows(items, open), [items, open]);
  const first = rows[0]?.key;
  /** The item that is shown because it was the first, and not because somebody chose it. */
  const picked = useRef<string>(undefined);
  useEffect(() => {
    // The address names it, so that what comes in above it later never takes its place under a key.
    if (at !== undefined || first === undefined || isPhone) return;
    picked.current = first;
    void navigate({ search: (now) => ({ ...now, item: first }), replace: true });
  }, [at, first, isPhone, navigate]);
  const listed = list.items?.find(({ id }) => id === at);
  const { data: item, error } = useQuery({
    ...inboxItemQuery(at ?? ""),
    enabled: at !== undefined,
    ...(listed !== undefined && { placeholderData: listed }),
  });
  const isRuled = item?.id === at && item?.outcome.decision?.rule !== undefined;
  useEffect(() => {
    // What nobody chose, and a rule has dealt with a moment later, makes room.
    if (isRuled && list.part === "needs" && picked.current === at)
      void navigate({ search: (now) => ({ ...now, item: undefined }), replace: true });
  }, [isRuled, list.part, at, navigate]);
  const meant = meantBy(
    rows.find(({ key }) => key === at),
    items,
  );
  const decide = (what: InboxObject, decision: Decision, more: DecisionOf = {}): void => {
    if (acts.refused !== undefined) return;
    const isAboutAll = isForAlike(decision) && meant[0] === what.id;
    const ids = isAboutAll ? meant : [what.id];
    acts.decide(what, decision, { ...more, also: ids.slice(1) });
    // On a phone one has come from the list, and goes back to it.
    look(isPhone ? undefined : itemAfter(rows, items, ids));
  };
  useInboxKeys({
    item,
    move(by) {
      const place = rows.findIndex(({ key }) => key === at);
      const next = place < 0 ? rows[0] : (rows[place + by] ?? rows[place]);
      if (next !== undefined && (!isPhone || at !== undefined)) look(next.key);
    },
    decide,
    acts,
  });
  const { hasMore, loadMore } = list;
  const onEnd = useCallback(() => {
    if (hasMore) loadMore();
    // The list goes on from what is loaded, whichever drawing asked.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [hasMore, items.length]);

  if (list.error) return <FailedPage error={list.error} reset={list.again} />;
  const pane =
    at === undefined ? null : (
      <InboxItem
        key={at}
        id={at}
        item={item}
        alike={meant.length}
        error={error}
        acts={acts}
        onDecide={decide}
        isPhone={isPhone}
      />
    );
  if (isPhone && pane !== null) return pane;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2">
        <h1 className="text-lg font-semibold">Inbox</h1>
        <InboxTabs list={list} />
        <InboxFilters />
      </header>
      <div className="flex min-h-0 flex-1">
        <div className="flex min-h-0 min-w-0 flex-1 flex-col md:max-w-md md:border-r md:border-line lg:max-w-lg">
          {list.items === undefined ? (
            <div className="flex-1 p-4">
              <RowsSkeleton rows={6} />
            </div>
          ) : rows.length === 0 && !hasMore ? (
            <InboxEmpty list={list} />
          ) : (
            <InboxRowsList
              rows={rows}
              at={at}
              isPhone={isPhone}
              onEnd={onEnd}
              onFold={(row) => setOpen((now) => toggled(now, kindOfItem(row.item)))}
            />
          )}
          <RoutineRow list={list} />
        </div>
        {isPhone ? null : <div className="min-w-0 flex-1 overflow-y-auto">{pane}</div>}
      </div>
    </div>
  );
}

function toggled(open: ReadonlySet<string>, kind: string): ReadonlySet<string> {
  const next = new Set(open);
  if (!next.delete(kind)) next.add(kind);
  return next;
}
