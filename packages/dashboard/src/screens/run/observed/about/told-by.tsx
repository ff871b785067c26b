import type { ObservedObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** Other runs that tell of the same work: what is known of it by both stands on this page. */
export function ToldBy({ joined }: { readonly joined: ObservedObject["joined"] }): ReactNode {
  return (
    <ul className="flex flex-col">
      {joined.map(({ run, source }) => (
        <li
          key={run}
          className="flex min-w-0 items-baseline gap-2 border-t border-line py-1 first:border-t-0"
        >
          <span className="shrink-0 text-text-2">{source}</span>
          <Link
            to="/runs/$run"
            params={{ run }}
            title={run}
            className="min-w-0 truncate text-accent hover:underline coarse:py-2"
          >
            {run}
          </Link>
        </li>
      ))}
    </ul>
  );
}
