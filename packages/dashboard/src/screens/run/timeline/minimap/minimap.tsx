import { type ReactNode, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { paced } from "../../../../trace/pace.ts";
import type { SpanFeed } from "../../../../trace/span-feed.ts";
import { useWidth } from "../../../../windows/use-width.ts";
import { elapsedLabel } from "../scale/ticks.ts";
import type { ShownTime } from "../scale/use-time-axis.ts";
import { brushed, type Grip, gripAt } from "./brush.ts";
import { densityColumns } from "./density-columns.ts";
import { drawDensity } from "./draw-density.ts";
import { EdgeSlider } from "./edge-slider.tsx";

/** The minimap is drawn this often, in milliseconds. */
const EVERY_MS = 250;
const HEIGHT = 44;

/** All of a run's time with how much happened when, and the part of it that is shown: drag to choose another. */
export function Minimap({
  feed,
  time,
}: {
  readonly feed: SpanFeed;
  readonly time: ShownTime;
}): ReactNode {
  const { axis, view, setView, start } = time;
  const pace = useMemo(() => paced(feed, EVERY_MS), [feed]);
  const version = useSyncExternalStore(pace.subscribe, pace.version);
  const [area, width] = useWidth();
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useThemeName();
  const latest = useRef(axis);
  useEffect(() => {
    latest.current = axis;
  });
  const { density } = feed;
  const { isFolded } = time;
  useEffect(() => {
    if (canvas.current && density && width > 0)
      drawDensity(canvas.current, densityColumns(density, latest.current, width), HEIGHT);
  }, [density, version, width, theme, isFolded]);

  const px = (place: number): number => (place / axis.length) * width;
  const place = (x: number): number => (x / Math.max(1, width)) * axis.length;
  const edges = { from: px(view.from), to: px(view.to) };
  const [held, setHeld] = useState<{ grip: Grip; view: typeof view; at: number }>();
  const xOf = (event: React.PointerEvent): number =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;
  const words = (at: number): string => elapsedLabel(Math.round(axis.time(at) - start), 1_000);
  return (
    <div className="relative shrink-0 border-t bg-surface px-3 py-1.5 coarse:py-3">
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the sliders in it do the same by keys */}
      <div
        ref={area}
        className="relative cursor-crosshair touch-none"
        style={{ height: HEIGHT }}
        onPointerDown={(event) => {
          const x = xOf(event);
          event.currentTarget.setPointerCapture(event.pointerId);
          setHeld({ grip: gripAt(x, edges, width), view, at: place(x) });
        }}
        onPointerMove={(event) => {
          if (held) setView(brushed(held.grip, held.view, held.at, place(xOf(event)), axis.length));
        }}
        onPointerUp={() => setHeld(undefined)}
        onPointerCancel={() => setHeld(undefined)}
      >
        <canvas ref={canvas} aria-hidden="true" className="absolute inset-0 size-full" />
        {axis.folds.map((fold) => (
          <span
            key={fold.from}
            aria-hidden="true"
            className="folded absolute inset-y-0 border-x"
            style={{ left: px(fold.from), width: Math.max(3, px(fold.to) - px(fold.from)) }}
          />
        ))}
        <span
          aria-hidden="true"
          className="absolute inset-y-0 left-0 bg-bg/75"
          style={{ width: edges.from }}
        />
        <span
          aria-hidden="true"
          className="absolute inset-y-0 right-0 bg-bg/75"
          style={{ left: edges.to }}
        />
        <span
          aria-hidden="true"
          className={`absolute inset-y-0 border-y border-accent/60 ${edges.from <= 0 && edges.to >= width ? "" : "cursor-grab"}`}
          style={{ left: edges.from, width: edges.to - edges.from }}
        />
        <EdgeSlider
          label="Begin of what is shown"
          at={view.from}
          x={edges.from}
          length={axis.length}
          words={words(view.from)}
          onMove={(to) => setView(brushed("from", view, view.from, to, axis.length))}
        />
        <EdgeSlider
          label="End of what is shown"
          at={view.to}
          x={edges.to}
          length={axis.length}
          words={words(view.to)}
          onMove={(to) => setView(brushed("to", view, view.to, to, axis.length))}
        />
      </div>
    </div>
  );
}

/** The colours that are drawn with; a canvas has no style sheet. */
function useThemeName(): string {
  return useSyncExternalStore(
    subscribeTheme,
    () => document.documentElement.dataset["theme"] ?? "",
  );
}

function subscribeTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
