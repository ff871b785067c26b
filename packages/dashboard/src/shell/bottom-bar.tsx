import { Link } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import { type ReactNode, useId, useRef } from "react";
import { Count, useCounts } from "./place-counts.tsx";
import { HERE, PLACES } from "./places.ts";
import { usePlaceInside } from "./use-place-inside.ts";

const ITEM =
  "relative flex h-14 w-full flex-col items-center justify-center gap-0.5 text-2xs text-text-2 data-[status=active]:text-accent";
const MAIN = PLACES.filter(({ isMain }) => isMain);
const OTHERS = PLACES.filter(({ isMain }) => !isMain);

/** The places at the bottom of a narrow page; what is seldom gone to is behind "More". */
export function BottomBar(): ReactNode {
  const counts = useCounts();
  const inside = usePlaceInside();
  const more = useId();
  const list = useRef<HTMLUListElement>(null);
  const hasMore = OTHERS.some(({ to }) => (counts[to] ?? 0) !== 0);
  return (
    <nav
      aria-label="Places"
      className="shrink-0 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="flex">
        {MAIN.map(({ to, label, icon: Icon }) => (
          <li key={to} className="min-w-0 flex-1">
            <Link
              to={to}
              activeOptions={{
                exact: to === "/" || (to === "/projects" && inside !== undefined),
                includeSearch: false,
              }}
              {...(to === inside && HERE)}
              className={ITEM}
            >
              <Icon className="size-5" aria-hidden="true" />
              {label}
              <span className="absolute top-1 left-1/2 ml-2">
                <Count of={counts[to]} />
              </span>
            </Link>
          </li>
        ))}
        <li className="min-w-0 flex-1">
          <button type="button" popoverTarget={more} className={ITEM}>
            <Ellipsis className="size-5" aria-hidden="true" />
            More
            <span className="absolute top-1 left-1/2 ml-2">
              <Count of={hasMore ? "!" : 0} />
            </span>
          </button>
        </li>
      </ul>
      <ul
        id={more}
        popover="auto"
        ref={list}
        className="inset-auto right-2 bottom-16 m-0 mb-[env(safe-area-inset-bottom)] min-w-44 rounded-dialog border border-line bg-surface p-1.5 text-text shadow-lift"
      >
        {OTHERS.map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <Link
              to={to}
              // It has done its work.
              onClick={() => list.current?.hidePopover()}
              className="flex h-11 items-center gap-3 rounded-card px-3 data-[status=active]:text-accent"
            >
              <Icon className="size-5 text-text-2" aria-hidden="true" />
              <span className="flex-1">{label}</span>
              <Count of={counts[to]} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
