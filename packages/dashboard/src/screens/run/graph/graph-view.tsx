import type { StepObject } from "@wheelhouse/core";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useLayoutEffect, useMemo, useState } from "react";
import type { RunViewProps } from "../run-view.ts";
import { createCameraControl } from "./camera/camera-control.ts";
import type { Rect } from "./camera/camera.ts";
import { GraphControls } from "./graph-controls.tsx";
import { GraphPlane } from "./graph-plane.tsx";
import { CARD } from "./layout/sizes.ts";
import { type Graph, useGraph } from "./use-graph.ts";
import { useGraphKeys } from "./use-graph-keys.ts";

const route = getRouteApi("/runs/$run");
const NONE: ReadonlySet<string> = new Set();

/** The steps of a run as a graph, wave by wave from left to right. */
export function GraphView({ state: { run } }: RunViewProps): ReactNode {
  const { step: chosenStep } = route.useSearch();
  const navigate = route.useNavigate();
  const [expanded, setExpanded] = useState(NONE);
  const [focused, setFocused] = useState<string>();
  const [camera] = useState(createCameraControl);
  const { attach, carry } = camera;
  const graph = useGraph(run.steps, expanded);
  const { model, layout } = graph;
  const byId = useMemo(() => new Map(run.steps.map((step) => [step.id, step])), [run.steps]);
  const chosen = chosenStep === undefined ? undefined : model.cardOf.get(chosenStep);
  const tabCard = tabCardOf(graph, focused, chosen);

  // Where the run is matters only before the first drawing: after that the plane is where a person put it.
  const [first] = useState(() => rectOf(graph, chosen ?? activeCard(graph, run.steps)));
  useLayoutEffect(() => camera.show(layout, first), [camera, layout, first]);

  const choose = (card: string): void => {
    const fold = model.cards.find(({ id }) => id === card);
    if (fold === undefined) return;
    if (fold.kind !== "step") setExpanded((before) => new Set([...before, card]));
    else void navigate({ search: (now) => ({ ...now, step: card }), replace: true });
  };
  const open = (card: string): void => {
    if (byId.has(card)) void navigate({ search: (now) => ({ ...now, view: "steps", step: card }) });
    else choose(card);
  };
  const onKeyDown = useGraphKeys({ graph, camera, onChoose: choose, onOpen: open });

  if (run.steps.length === 0)
    return (
      <p className="p-6 text-text-2">
        There is no plan yet. The steps appear here as soon as the run has one.
      </p>
    );
  return (
    <div className="relative h-full overflow-hidden">
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys and clicks of the cards in it */}
      <div
        ref={attach}
        className="absolute inset-0 cursor-grab touch-none overflow-hidden active:cursor-grabbing"
        onClick={(event) => cardAt(event.target, choose)}
        onDoubleClick={(event) => cardAt(event.target, open)}
        onKeyDown={onKeyDown}
        onFocus={(event) => cardAt(event.target, setFocused)}
      >
        <div
          ref={carry}
          className="group/plane absolute top-0 left-0 origin-top-left"
          style={{ width: layout.width, height: layout.height }}
        >
          <GraphPlane graph={graph} steps={byId} chosen={chosen} tabCard={tabCard} />
        </div>
      </div>
      <GraphControls
        camera={camera}
        onFold={expanded.size > 0 ? () => setExpanded(NONE) : undefined}
      />
    </div>
  );
}

function cardAt(target: EventTarget, act: (card: string) => void): void {
  if (!(target instanceof Element)) return;
  const card = target.closest("[data-card]")?.getAttribute("data-card");
  if (card !== null && card !== undefined) act(card);
}

/** The card that the tabulator key leads to. */
function tabCardOf(
  { layout }: Graph,
  focused: string | undefined,
  chosen: string | undefined,
): string | undefined {
  if (focused !== undefined && layout.cards.has(focused)) return focused;
  return chosen ?? layout.columns[0]?.[0];
}

function activeCard({ model }: Graph, steps: readonly StepObject[]): string | undefined {
  const active =
    steps.find(({ status }) => status === "waiting") ??
    steps.find(({ status }) => status === "running");
  return active && model.cardOf.get(active.id);
}

function rectOf({ layout }: Graph, card: string | undefined): Rect | undefined {
  const at = layout.cards.get(card ?? "");
  return at && { ...at, ...CARD };
}
