import { Maximize, Minus, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { useCommands } from "../../../commands/command-list.ts";
import { Button } from "../../../parts/button.tsx";
import { IconButton } from "../../../parts/icon-button.tsx";
import type { CameraControl } from "./camera/camera-control.ts";

const STEP = 1.3;

/** Buttons and keys for how a graph is looked at. */
export function GraphControls({
  camera,
  onFold,
}: {
  readonly camera: CameraControl;
  /** Absent while nothing is opened that was folded. */
  readonly onFold: (() => void) | undefined;
}): ReactNode {
  const zoomIn = (): void => camera.zoom(STEP);
  const zoomOut = (): void => camera.zoom(1 / STEP);
  useCommands([
    { id: "graph.fit", title: "Fit the graph", group: "Run", keys: "0", run: camera.fit },
    { id: "graph.in", title: "Zoom in", group: "Run", keys: "+", run: zoomIn },
    { id: "graph.out", title: "Zoom out", group: "Run", keys: "-", run: zoomOut },
  ]);
  return (
    <div
      role="toolbar"
      aria-label="How the graph is looked at"
      className="absolute right-3 bottom-3 flex gap-1 rounded-card border bg-surface p-0.5"
    >
      {onFold ? (
        <Button kind="quiet" onClick={onFold}>
          Fold again
        </Button>
      ) : null}
      <IconButton label="Zoom out" keys="-" onClick={zoomOut}>
        <Minus className="size-4" aria-hidden="true" />
      </IconButton>
      <IconButton label="Zoom in" keys="+" onClick={zoomIn}>
        <Plus className="size-4" aria-hidden="true" />
      </IconButton>
      <IconButton label="Fit the graph" keys="0" onClick={camera.fit}>
        <Maximize className="size-4" aria-hidden="true" />
      </IconButton>
    </div>
  );
}
