import type { FindingObject } from "@wheelhouse/core";
import { getRouteApi } from "@tanstack/react-router";
import { useDeferredValue, useMemo } from "react";
import { orderFindings } from "../report/finding-order.ts";
import { readFinding, type ShownFinding } from "../report/read-finding.ts";
import { type FindingView, useFindingView } from "../report/use-finding-view.ts";
import { chosenFindings, type FindingWish } from "./chosen-findings.ts";

const route = getRouteApi("/runs/$run");

/** The findings of a run as they are asked for, and which of them is looked at. */
export interface FindingList {
  readonly all: readonly ShownFinding[];
  readonly shown: readonly ShownFinding[];
  readonly view: FindingView;
  readonly wish: FindingWish;
  readonly ask: (wish: Partial<FindingWish>) => void;
  /** Place in `shown` of the one that is looked at; -1 when there is none. */
  readonly at: number;
  readonly look: (place: number) => void;
}

/** Everything that is asked for is part of the address, so that a link shows the same. */
export function useFindingList(findings: readonly FindingObject[]): FindingList {
  const { who = "", standing = "", find = "", finding } = route.useSearch();
  const navigate = route.useNavigate();
  const view = useFindingView();
  const words = useDeferredValue(find);
  const all = useMemo(() => findings.map(readFinding), [findings]);
  const { filter, sort } = view;
  const filterKey = [[...filter.severities].join(), [...filter.checked].join(), sort].join(" ");
  const shown = useMemo(
    () => orderFindings(chosenFindings(all, { who, standing, words }), filter, sort),
    // The filter is made anew with every drawing; its key says whether it is another.
    // oxlint-disable-next-line react/exhaustive-deps
    [all, who, standing, words, filterKey],
  );
  const found = shown.findIndex(({ key }) => key === finding);
  const at = found < 0 ? Math.min(0, shown.length - 1) : found;
  const change = (next: Readonly<Record<string, string | undefined>>): void =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true, resetScroll: false });
  return {
    all,
    shown,
    view,
    wish: { who, standing, words: find },
    ask: ({ words: text, ...next }) =>
      change(
        Object.fromEntries(
          Object.entries({ ...next, ...(text !== undefined && { find: text }) }).map(
            ([name, value]) => [name, value === "" ? undefined : value],
          ),
        ),
      ),
    at,
    look: (place) => change({ finding: shown[place]?.key }),
  };
}
