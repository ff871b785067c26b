import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { doctorQuery } from "../queries/setup.ts";
import { useIsLater } from "./use-is-later.ts";
import { readinessOf } from "../screens/setup/readiness.ts";
import { useAttention } from "./attention.ts";
import { PLACES } from "./places.ts";
import { isSidebarNarrow } from "./sidebar-width.ts";
import { StreamState } from "./stream-state.tsx";

/** The places at the side of a wide page. */
export function Sidebar(): ReactNode {
  const counts = useCounts();
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
              activeOptions={{ exact: to === "/", includeSearch: false }}
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

/** The places at the bottom of a narrow page. */
export function BottomBar(): ReactNode {
  const counts = useCounts();
  return (
    <nav
      aria-label="Places"
      className="shrink-0 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="flex">
        {PLACES.map(({ to, label, icon: Icon }) => (
          <li key={to} className="flex-1">
            <Link
              to={to}
              activeOptions={{ exact: to === "/", includeSearch: false }}
              className="relative flex h-14 flex-col items-center justify-center gap-0.5 text-2xs text-text-2 data-[status=active]:text-accent"
            >
              <Icon className="size-5" aria-hidden="true" />
              {label}
              <span className="absolute top-1 left-1/2 ml-2">
                <Count of={counts[to]} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** So long after its start the page asks how the machine is, in milliseconds: the checks take a process of their own. */
const FIRST_MS = 5_000;

function useCounts(): Readonly<Record<string, number | "!">> {
  const { needs, open } = useAttention();
  const { data: checks = [] } = useQuery({ ...doctorQuery, enabled: useIsLater(FIRST_MS) });
  const { failing } = readinessOf(checks);
  return { "/": needs.length, "/runs": open.length, "/setup": failing > 0 ? "!" : 0 };
}

function Count({ of = 0 }: { readonly of: number | "!" | undefined }): ReactNode {
  if (of === 0) return null;
  return (
    <span
      className={`rounded-full px-1.5 text-2xs font-medium max-lg:bg-transparent max-lg:px-0 group-data-narrow/side:bg-transparent group-data-narrow/side:px-0 ${of === "!" ? "chip-waiting" : "bg-raised text-text-2"}`}
    >
      {of}
      {of === "!" ? <span className="sr-only">something is missing</span> : null}
    </span>
  );
}
