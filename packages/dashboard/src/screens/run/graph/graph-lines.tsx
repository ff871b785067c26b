import type { StepObject } from "@wheelhouse/core";
import { memo, type ReactNode } from "react";
import { backPath } from "./layout/edge-paths.ts";
import type { GraphLayout } from "./layout/layout-graph.ts";

/** The lines between cards. They change with the plan and with what is chosen, never with how steps stand. */
export const GraphLines = memo(function GraphLines({
  layout,
  chosen,
}: {
  readonly layout: GraphLayout;
  readonly chosen: string | undefined;
}): ReactNode {
  const { width, height, edges } = layout;
  return (
    <svg
      aria-hidden="true"
      width={width}
      height={height}
      className="pointer-events-none absolute inset-0 fill-none"
    >
      <path d={edges.lines} className="stroke-control/60" strokeWidth="1.25" />
      <path d={edges.heads} className="stroke-control" strokeWidth="1.25" />
      {chosen === undefined ? null : (
        <path d={edges.of(chosen)} className="stroke-accent" strokeWidth="1.75" />
      )}
    </svg>
  );
});

/** Where steps have sent the run back to, and how often. */
export function BackLines({
  steps,
  layout,
  cardOf,
}: {
  readonly steps: readonly StepObject[];
  readonly layout: GraphLayout;
  readonly cardOf: ReadonlyMap<string, string>;
}): ReactNode {
  const backs = steps.flatMap(({ id, sent_back }) =>
    sent_back.flatMap(({ to, count }) => {
      const start = layout.cards.get(cardOf.get(id) ?? "");
      const end = layout.cards.get(cardOf.get(to) ?? "");
      if (start === undefined || end === undefined || start === end) return [];
      return [{ id: `${id} ${to}`, start, end, count }];
    }),
  );
  if (backs.length === 0) return null;
  return (
    <svg
      aria-hidden="true"
      width={layout.width}
      height={layout.height}
      className="pointer-events-none absolute inset-0 overflow-visible fill-none"
    >
      {backs.map(({ id, start, end, count }) => {
        const path = backPath(start, end);
        return (
          <g key={id} className="stroke-text-2" strokeWidth="1.5">
            <path d={path.line} strokeDasharray="5 4" />
            <path d={path.head} />
            <text
              x={path.middle.x}
              y={path.middle.y - 4}
              textAnchor="middle"
              stroke="none"
              className="fill-text-2 text-2xs font-medium group-data-[far]/plane:hidden"
            >
              back ×{count}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
