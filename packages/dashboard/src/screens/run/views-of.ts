import type { RunObject } from "@wheelhouse/core";
import { RUN_VIEWS, type RunSearch } from "../../router/search.ts";
import type { RunView } from "./run-view.ts";

/** What of a run says which views it has. */
type Seen = Pick<RunObject, "observed" | "source" | "report" | "findings" | "steps">;

/** Views that only runs of our own have. */
const OF_OURS: ReadonlySet<RunView> = new Set(["changes", "findings", "report"]);

/**
 * The views of a run: all of them of our own, findings once there are some, and changes where a step may write. Another harness writes no report for us, and its sessions are a view where
 * some are known. The view that is shown is always one of them, so that a link to it stays good.
 */
export function viewsOf({ observed, findings, steps }: Seen, shown: RunView): readonly RunView[] {
  const isShown = (view: RunView): boolean => {
    if (view === "findings" && view !== shown) return findings.length > 0;
    if (view === "changes" && view !== shown) return steps.some(({ writes }) => writes === true);
    return true;
  };
  if (observed === null) return RUN_VIEWS.filter(isShown);
  const has: Readonly<Record<RunView, boolean>> = {
    steps: observed.sessions.length > 0,
    graph: observed.sessions.length > 1,
    timeline: true,
    events: true,
    changes: false,
    findings: false,
    report: false,
  };
  return RUN_VIEWS.filter((view) => has[view] || view === shown);
}

/**
 * The view that is shown: of the address, else the report of a run that has one, else its steps. A log of a harness is
 * read by its events first, a file of a session by what was said in it, and spans by when they were.
 */
export function viewOf({ observed, source, report }: Seen, { view, step }: RunSearch): RunView {
  if (observed !== null) {
    if (view !== undefined && !OF_OURS.has(view)) return view;
    if (source === "otlp" && step === undefined) return "timeline";
    const isLog = source === "run-log" || observed.sessions.length === 0;
    return isLog && step === undefined ? "events" : "steps";
  }
  if (view !== undefined) return view;
  return report !== null && step === undefined ? "report" : "steps";
}
