import type { RunListItem } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ExtMark } from "../../parts/ext-mark.tsx";
import { nameOf } from "../../shell/active-pill.tsx";
import { withVisibleControls } from "../../text/visible-controls.ts";

/** What a run is called, as a link to it, with what one wants of it most: its report, or why it has none. */
export function RunName({ run }: { readonly run: RunListItem }): ReactNode {
  const { id, flow, status, error, observed } = run;
  const name = withVisibleControls(nameOf(run));
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <Link
        to="/runs/$run"
        params={{ run: id }}
        tabIndex={-1}
        title={name}
        // What went wrong gives way: a name that shrinks with it loses its last letters to a fraction of a pixel.
        className={`truncate font-medium after:absolute after:inset-0 ${error === null ? "" : "max-w-[60%] shrink-0"}`}
      >
        <bdi>{name}</bdi>
      </Link>
      {error !== null ||
      observed !== null ||
      flow === null ||
      plain(flow) === plain(name) ? null : (
        <span className="min-w-0 shrink-[1000] truncate text-xs text-text-3">{flow}</span>
      )}
      {observed === null ? null : (
        <span
          className={`flex items-center gap-1.5 self-center ${error === null ? "min-w-7 shrink-[1000]" : "shrink-0"}`}
        >
          <ExtMark source={observed.source_name} />
          {error === null ? (
            <span className="truncate text-xs text-text-3">{observed.source_name}</span>
          ) : null}
        </span>
      )}
      {status === "completed" && observed === null ? (
        <Link
          to="/runs/$run"
          params={{ run: id }}
          search={{ view: "report" }}
          tabIndex={-1}
          className="relative shrink-0 text-xs text-accent hover:underline"
        >
          report
        </Link>
      ) : null}
      {error === null ? null : (
        <span
          className={`min-w-12 shrink-[1000] truncate text-xs ${status === "failed" ? "text-failed" : "text-text-3"}`}
          title={error}
        >
          {error}
        </span>
      )}
    </span>
  );
}

/** A name without what tells a title from the name of a flow. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
