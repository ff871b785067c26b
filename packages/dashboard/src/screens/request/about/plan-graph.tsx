import type { StepObject } from "@wheelhouse/core";
import { type ReactNode, useMemo } from "react";
import { GraphPlane } from "../../run/graph/graph-plane.tsx";
import { useGraph } from "../../run/graph/use-graph.ts";

const NONE: ReadonlySet<string> = new Set();

/** A plan as the graph of a run draws it, at full size: what has no room is scrolled to. A card leads to the words about its step. */
export function PlanGraph({
  steps,
  chosen,
  onChoose,
}: {
  readonly steps: readonly StepObject[];
  readonly chosen: string | undefined;
  readonly onChoose: (step: string) => void;
}): ReactNode {
  const graph = useGraph(steps, NONE);
  const byId = useMemo(() => new Map(steps.map((step) => [step.id, step])), [steps]);
  const { width, height } = graph.layout;
  return (
    <section
      aria-label="The plan as a graph"
      // What scrolls can be reached by keys.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="max-h-80 overflow-auto rounded-card border border-line bg-bg outline-offset-[-2px]"
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- clicks of the cards in it; keys have the list below */}
      <div
        className="relative"
        style={{ width, height }}
        onClick={({ target }) => {
          const card = target instanceof Element ? target.closest("[data-card]") : null;
          const step = card?.getAttribute("data-card");
          if (step !== null && step !== undefined && byId.has(step)) onChoose(step);
        }}
      >
        <GraphPlane graph={graph} steps={byId} chosen={chosen} tabCard={undefined} />
      </div>
    </section>
  );
}
