import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Count, useCounts } from "./place-counts.tsx";
import { HERE, PLACES } from "./places.ts";
import { isSidebarNarrow } from "./sidebar-width.ts";
import { StreamState } from "./stream-state.tsx";
import { usePlaceInside } from "./use-place-inside.ts";

/** The places at the side of a wide page. */
export function Sidebar(): ReactNode {
  const counts = useCounts();
  const inside = usePlaceInside();
  const isNarrow = isSidebarNarrow.use();
  return (
    <nav
      aria-label="Places"
      data-narrow={isNarrow ? "" : undefined}
      className="group/side flex w-52 shrink-0 flex-col border-r border-line bg-surface p-2 max-md:hidden max-lg:w-13 data-narrow:w-13"
    >
      <ul className="flex flex-1 flex-col gap-0.5">
        {PLACES.map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <Link
              to={to}
              activeOptions={{
                exact: to === "/" || (to === "/projects" && inside !== undefined),
                includeSearch: false,
              }}
              {...(to === inside && HERE)}
              title={label}
              className="relative flex h-8 items-center gap-2.5 rounded-card px-2.5 text-text-2 hover:bg-raised hover:text-text data-[status=active]:bg-raised data-[status=active]:font-medium data-[status=active]:text-text"
            >
              <Icon className="size-4 shrink-0" aria-hidden="true" />
              <span className="flex-1 max-lg:sr-only group-data-narrow/side:sr-only">{label}</span>
              <span className="max-lg:absolute max-lg:-top-1 max-lg:right-0.5 group-data-narrow/side:absolute group-data-narrow/side:-top-1 group-data-narrow/side:right-0.5">
                <Count of={counts[to]} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <StreamState />
    </nav>
  );
}
