import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { isWheelhouseError, type RunStateObject } from "@wheelhouse/core";
import { useRun } from "../../live/use-run.ts";
import { type LazyPart, lazyPart } from "../../parts/lazy-part.tsx";
import { FailedPage } from "../../shell/failed-page.tsx";
import { useForkWish } from "./fork/use-fork-wish.ts";
import { RunHeader } from "./header/run-header.tsx";
import { AboutSide } from "./observed/about/about-side.tsx";
import { ObservedHeader } from "./observed/header/observed-header.tsx";
import { rested } from "./observed/rested.ts";
import { RunTabs } from "./run-tabs.tsx";
import type { RunView, RunViewProps } from "./run-view.ts";
import { useReportReady } from "./use-report-ready.ts";
import { OBSERVED_WORDS, OWN_WORDS, RunWords } from "./run-words.ts";
import { viewOf } from "./views-of.ts";

const route = getRouteApi("/runs/$run");

const VIEWS = {
  steps: lazyPart(async () => (await import("./steps/steps-view.tsx")).StepsView, Loading),
  graph: lazyPart(async () => (await import("./graph/graph-view.tsx")).GraphView, Loading),
  timeline: lazyPart(
    async () => (await import("./timeline/timeline-view.tsx")).TimelineView,
    Loading,
  ),
  events: lazyPart(async () => (await import("./events/events-view.tsx")).EventsView, Loading),
  changes: lazyPart(async () => (await import("./changes/changes-view.tsx")).ChangesView, Loading),
  findings: lazyPart(
    async () => (await import("./findings/findings-view.tsx")).FindingsView,
    Loading,
  ),
  report: lazyPart(async () => (await import("./report/report-view.tsx")).ReportView, Loading),
} satisfies Record<RunView, LazyPart<RunViewProps>>;

const ForkDialog = lazyPart(async () => (await import("./fork/fork-dialog.tsx")).ForkDialog);
const FilePeek = lazyPart(async () => (await import("./peek/file-peek.tsx")).FilePeek);

/** What loads for longer than this, in milliseconds, is said to load. */
const PATIENCE_MS = 150;

/** One run: what it is, and whichever view of it was chosen. A run that has its report opens on it. */
export function RunPage(): ReactNode {
  const { run: id } = route.useParams();
  const { data: state, error, refetch } = useRun(id);
  const { view = "steps" } = route.useSearch();
  // The view comes while the run does, and the others before anybody asks for them.
  useEffect(() => {
    void VIEWS[view].preload();
    const idle = requestIdleCallback(() => {
      for (const part of Object.values(VIEWS)) void part.preload();
      void FilePeek.preload();
    });
    return () => cancelIdleCallback(idle);
  }, [view]);
  if (state !== undefined)
    return (
      <Run
        key={id}
        state={state}
        isGone={isWheelhouseError(error) && error.code === "run.unknown"}
      />
    );
  if (error) return <FailedPage error={error} reset={() => void refetch()} />;
  return <Loading />;
}

/** On a narrow page there is much to say of an observed run above its view: all of it scrolls together. */
const ROLLS = "max-md:overflow-y-auto";

function Run({
  state,
  isGone,
}: {
  readonly state: RunStateObject;
  /** The server knows it no more. */
  readonly isGone: boolean;
}): ReactNode {
  const search = route.useSearch();
  const wish = useForkWish();
  useReportReady(state.run);
  const { observed } = state.run;
  const shown = useMemo(() => rested(state), [state]);
  const view = viewOf(state.run, search);
  const View = VIEWS[view];
  return (
    <RunWords value={observed === null ? OWN_WORDS : OBSERVED_WORDS}>
      <div className={`flex h-full min-h-0 flex-col ${observed === null ? "" : ROLLS}`}>
        {observed === null ? (
          <RunHeader state={state} hasExport={view !== "report"} />
        ) : (
          <ObservedHeader state={state} observed={observed} isGone={isGone} />
        )}
        <RunTabs state={state} view={view} />
        <div
          className={`flex min-h-0 flex-1 ${observed === null ? "" : "max-md:h-[80dvh] max-md:flex-none"}`}
        >
          <div className="min-h-0 min-w-0 flex-1">{isGone ? <Gone /> : <View state={shown} />}</div>
          {observed === null ? null : (
            <AboutSide
              run={state.run}
              observed={observed}
              isTight={(search.seq ?? search.file) !== undefined}
            />
          )}
          {search.file === undefined ? null : <FilePeek run={state.run.id} />}
        </div>
        {observed === null && wish.isOpen ? <ForkDialog run={state.run} wish={wish} /> : null}
      </div>
    </RunWords>
  );
}

function Gone(): ReactNode {
  return <p className="p-4 text-text-2">What it said has gone with it.</p>;
}

/** Nothing at first; what comes soon must not flicker. */
function Loading(): ReactNode {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  return (
    <div aria-busy="true" aria-label="Loading" className="flex flex-1 flex-col gap-3 p-4">
      {["w-64", "w-96", "w-80"].map((width) => (
        <div key={width} className={`h-4 max-w-full rounded-chip bg-raised ${width}`} />
      ))}
    </div>
  );
}
