import type { RunListItem } from "@wheelhouse/core";
import { type ReactNode, useCallback, useRef, useState } from "react";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "../../parts/button.tsx";
import { useCopy } from "../../parts/use-copy.ts";
import { FailedPage } from "../../shell/failed-page.tsx";
import { useMedia } from "../run/steps/use-media.ts";
import { useCancelRuns } from "./cancel-runs.tsx";
import { runMarkdown } from "./run-markdown.ts";
import { actsOf, RunMenu } from "./run-menu.tsx";
import { RunsEmpty } from "./runs-empty.tsx";
import { RunsFilters } from "./runs-filters.tsx";
import { RunsFoot } from "./runs-foot.tsx";
import { RunsGrid } from "./runs-grid.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { StatusChips } from "./status-chips.tsx";
import { useHeldRuns } from "./use-held-runs.ts";
import { useRunsCursor } from "./use-runs-cursor.ts";
import { useRunsKeys } from "./use-runs-keys.ts";
import { useRunsList } from "./use-runs-list.ts";

const NONE: readonly RunListItem[] = [];
const CARDS = "(max-width: 767px)";

/** All runs: found by status, flow, project and words, gone through by keys, live. */
export function RunsPage(): ReactNode {
  const list = useRunsList();
  const { runs, error, counts, filter } = list;
  const isCards = useMedia(CARDS);
  const navigate = useNavigate();
  const copy = useCopy();
  const page = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [isHeld, setHeld] = useState(false);
  const [menu, setMenu] = useState<{ readonly id: string; readonly anchor: HTMLElement }>();
  const held = useHeldRuns(runs ?? NONE, isHeld || menu !== undefined, JSON.stringify(filter));
  const cursor = useRunsCursor(held.shown);
  const cancelling = useCancelRuns(cursor.clear);
  const { hasOlder, loadOlder } = list;
  const onEnd = useCallback(() => {
    if (hasOlder) loadOlder();
    // The list goes on from what is loaded, whichever drawing asked.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [hasOlder, runs?.length]);
  // Over what is above the rows, too: a hand on its way to the button of new ones has not left the list.
  const hand = {
    onPointerMove: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
  } as const;
  const onMenu = useCallback((id: string, anchor: HTMLElement) => setMenu({ id, anchor }), []);

  const linkOf = (id: string): string => `${location.origin}/runs/${id}`;
  const selected = held.shown.filter(({ id }) => cursor.selected.has(id));
  const copyRuns = (which: typeof selected): void =>
    copy(
      which.map((run) => runMarkdown(run, location.origin)).join(""),
      which.length === 1 ? "The run" : `${which.length} runs`,
    );
  const compare = (which: readonly RunListItem[]): void =>
    void navigate({ to: "/compare", search: inOrder(which) });
  useRunsKeys({
    cursor,
    page,
    focusSearch: () => field.current?.focus(),
    copyLink: ({ id }) => copy(linkOf(id), "The link"),
    copyMarkdown: (run) => copyRuns([run]),
    compare: selected.length === 2 ? () => compare(selected) : undefined,
  });

  if (error) return <FailedPage error={error} reset={list.again} />;
  const about = held.shown.find(({ id }) => id === menu?.id);
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <div ref={page} className="flex h-full min-h-0 flex-col">
      <header className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2">
        <h1 className="text-lg font-semibold">Runs</h1>
        <StatusChips status={filter.status} counts={counts} />
        <div className="ml-auto max-md:ml-0 max-md:w-full">
          <RunsFilters field={field} filter={filter} />
        </div>
      </header>
      {runs?.length === 0 && held.shown.length === 0 ? (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <RunsEmpty isFiltered={isFiltered} />
        </div>
      ) : (
        <div {...hand} className="relative flex min-h-0 flex-1 flex-col">
          {held.fresh > 0 ? (
            // Above the rows and not among them, since they are to stay where they are.
            <Button
              className="absolute top-9 left-1/2 z-30 -translate-x-1/2 rounded-full shadow-lift"
              onClick={() => setHeld(false)}
            >
              {held.fresh} new {held.fresh === 1 ? "run" : "runs"} · show
            </Button>
          ) : null}
          <RunsGrid
            cursor={cursor}
            isCards={isCards}
            isWhole={!hasOlder}
            onEnd={onEnd}
            onMenu={onMenu}
          />
        </div>
      )}
      <SelectionBar
        runs={selected}
        refused={cancelling.refused}
        onCancel={cancelling.cancel}
        onCopy={() => copyRuns(selected)}
        onCompare={compare}
        onClear={cursor.clear}
      />
      <RunsFoot list={list} />
      <RunMenu
        anchor={about === undefined ? undefined : menu?.anchor}
        onClose={() => setMenu(undefined)}
        acts={
          about === undefined
            ? []
            : actsOf(about, {
                open: (view) =>
                  void navigate({
                    to: "/runs/$run",
                    params: { run: about.id },
                    search: view === undefined ? {} : { view },
                  }),
                copyLink: () => copy(linkOf(about.id), "The link"),
                copyMarkdown: () => copyRuns([about]),
                select: () => cursor.select(about.id),
                compare: () => void navigate({ to: "/compare", search: { b: about.id } }),
                cancel: () => cancelling.cancel([about]),
                refused: cancelling.refused,
              })
        }
      />
      {cancelling.dialog}
    </div>
  );
}

/** The sides of a comparison: the earlier run comes before the later one. */
function inOrder(runs: readonly RunListItem[]): { readonly a?: string; readonly b?: string } {
  const began = ({ created_at: at }: RunListItem): number => (at === null ? 0 : Date.parse(at));
  const [a, b] = runs.toSorted((one, other) => began(one) - began(other));
  return { ...(a && { a: a.id }), ...(b && { b: b.id }) };
}
