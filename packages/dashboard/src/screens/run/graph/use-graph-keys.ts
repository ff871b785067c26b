import type { KeyboardEvent } from "react";
import type { CameraControl } from "./camera/camera-control.ts";
import { CARD } from "./layout/sizes.ts";
import { neighbour, type Way } from "./model/neighbour.ts";
import type { Graph } from "./use-graph.ts";

const WAYS: Readonly<Record<string, Way>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** Keys on a card: arrows walk, Enter opens, the space bar chooses. The camera follows. */
export function useGraphKeys({
  graph: { model, layout },
  camera,
  onChoose,
  onOpen,
}: {
  readonly graph: Graph;
  readonly camera: CameraControl;
  readonly onChoose: (card: string) => void;
  readonly onOpen: (card: string) => void;
}): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    const { target, currentTarget, key } = event;
    if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const card = target.dataset["card"];
    if (card === undefined) return;
    const way = WAYS[key];
    if (way === undefined && key !== "Enter" && key !== " ") return;
    event.preventDefault();
    if (key === "Enter") return onOpen(card);
    if (key === " ") return onChoose(card);
    const next = way && neighbour(model, layout, card, way);
    const at = layout.cards.get(next ?? "");
    if (next === undefined || at === undefined) return;
    camera.reveal({ ...at, ...CARD });
    const cards = currentTarget.querySelectorAll<HTMLElement>("[data-card]");
    for (const each of cards)
      // The camera moves the plane; the browser must not scroll the view instead.
      if (each.dataset["card"] === next) each.focus({ preventScroll: true });
  };
}
