import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { useCommands } from "../../../commands/command-list.ts";
import { LatestEvents } from "../observed/events/latest-events.tsx";
import { useTrace } from "../../../trace/use-trace.ts";
import type { RunViewProps } from "../run-view.ts";
import { AllEvents } from "./all-events.tsx";
import { useCursor } from "./cursor.ts";
import { EventPanel } from "./detail/event-panel.tsx";
import { FoundEvents } from "./found-events.tsx";
import { filterOf, KINDS, OBSERVED_KINDS } from "./search/event-filter.ts";
import { SearchBar } from "./search/search-bar.tsx";

const route = getRouteApi("/runs/$run");

/** The journal of a run, event by event. */
export function EventsView({ state }: RunViewProps): ReactNode {
  const { run, seq: known } = state;
  const filter = filterOf(route.useSearch());
  const trace = useTrace(run.id, known);
  const cursor = useCursor();
  const { store } = trace;
  const { seq } = cursor;
  useEffect(() => {
    if (seq !== undefined) store.ensure(seq, seq);
  }, [store, seq, store.head]);
  useCommands(
    seq === undefined
      ? []
      : [
          {
            id: "events.close",
            title: "Close the event",
            group: "List",
            keys: "Escape",
            isHidden: true,
            run: () => cursor.choose(undefined),
          },
        ],
  );
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 items-center gap-2 border-b px-3 py-1.5">
        <SearchBar steps={run.steps} kinds={run.observed === null ? KINDS : OBSERVED_KINDS} />
      </div>
      <div className="flex min-h-0 flex-1 max-lg:flex-col">
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          {filter === undefined && run.observed !== null ? (
            <LatestEvents key={run.id} state={state} trace={trace} cursor={cursor} />
          ) : filter === undefined ? (
            <AllEvents key={run.id} state={state} trace={trace} cursor={cursor} />
          ) : (
            <FoundEvents
              key={JSON.stringify([run.id, filter])}
              run={run.id}
              filter={filter}
              trace={trace}
              cursor={cursor}
            />
          )}
        </div>
        {seq === undefined ? null : (
          <EventPanel
            seq={seq}
            head={store.head}
            row={store.row(seq)}
            onClose={() => cursor.choose(undefined)}
          />
        )}
      </div>
    </div>
  );
}
