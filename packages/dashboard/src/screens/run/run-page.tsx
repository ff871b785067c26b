import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { runQuery } from "../../queries/run.ts";
import { RUN_VIEWS, type RunSearch } from "../../router/search.ts";
import { FailedPage } from "../../shell/failed-page.tsx";
import { RunHeader } from "./header/run-header.tsx";
import { RunTabs } from "./run-tabs.tsx";
import type { RunViewProps } from "./run-view.ts";

const route = getRouteApi("/runs/$run");

const VIEWS = {
  steps: lazy(async () => ({ default: (await import("./steps/steps-view.tsx")).StepsView })),
  graph: lazy(async () => ({ default: (await import("./graph/graph-view.tsx")).GraphView })),
  timeline: lazy(async () => ({
    default: (await import("./timeline/timeline-view.tsx")).TimelineView,
  })),
  events: lazy(async () => ({ default: (await import("./events/events-view.tsx")).EventsView })),
  report: lazy(async () => ({ default: (await import("./report/report-view.tsx")).ReportView })),
} satisfies Record<(typeof RUN_VIEWS)[number], ComponentType<RunViewProps>>;

const FilePeek = lazy(async () => ({ default: (await import("./peek/file-peek.tsx")).FilePeek }));

/** One run: what it is, and whichever view of it was chosen. A run that has its report opens on it. */
export function RunPage(): ReactNode {
  const { run: id } = route.useParams();
  const search = route.useSearch();
  const { data: state, error, refetch } = useQuery(runQuery(id));
  if (error) return <FailedPage error={error} reset={() => void refetch()} />;
  if (state === undefined) return null;
  const view = viewOf(search, state.run.report !== null);
  const View = VIEWS[view];
  return (
    <div className="flex h-full min-h-0 flex-col">
      <RunHeader state={state} />
      <RunTabs state={state} view={view} />
      <div className="flex min-h-0 flex-1">
        <Suspense fallback={null}>
          <div role="tabpanel" className="min-h-0 min-w-0 flex-1" aria-label={view}>
            <View state={state} />
          </div>
          {search.file === undefined ? null : <FilePeek run={id} />}
        </Suspense>
      </div>
    </div>
  );
}

function viewOf({ view, step }: RunSearch, hasReport: boolean): (typeof RUN_VIEWS)[number] {
  if (view !== undefined) return view;
  return hasReport && step === undefined ? "report" : "steps";
}
