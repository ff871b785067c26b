import type { RunStateObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { RUN_VIEWS } from "../../router/search.ts";

const LABELS: Readonly<Record<(typeof RUN_VIEWS)[number], string>> = {
  steps: "Steps",
  graph: "Graph",
  timeline: "Timeline",
  events: "Events",
  report: "Report",
};

/** The views of a run, as links. */
export function RunTabs({
  state,
  view,
}: {
  readonly state: RunStateObject;
  readonly view: (typeof RUN_VIEWS)[number];
}): ReactNode {
  return (
    <nav
      aria-label="Views of the run"
      className="flex shrink-0 gap-1 overflow-x-auto border-b border-line px-3"
    >
      {RUN_VIEWS.map((each) => (
        <Link
          key={each}
          to="/runs/$run"
          params={{ run: state.run.id }}
          search={(now) => ({ ...now, view: each })}
          aria-current={each === view ? "page" : undefined}
          className="border-b-2 border-transparent px-2.5 py-1.5 whitespace-nowrap text-text-2 hover:text-text aria-[current=page]:border-accent aria-[current=page]:text-text"
        >
          {LABELS[each]}
        </Link>
      ))}
    </nav>
  );
}
