import type { RunListItem } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { StatusMark } from "../../parts/status-mark.tsx";
import { Ago } from "../../parts/time.tsx";
import { nameOf } from "../../shell/active-pill.tsx";

const ROW =
  "row flex items-center gap-2.5 rounded-card border border-line px-3 text-text-2 hover:bg-raised";

/** Open runs of other harnesses that nobody has heard of for long, in one line: they are not over, and hardly work. */
export function SilentRuns({ runs }: { readonly runs: readonly RunListItem[] }): ReactNode {
  const [first] = runs;
  if (first === undefined) return null;
  if (runs.length === 1)
    return (
      <Link to="/runs/$run" params={{ run: first.id }} className={ROW}>
        <StatusMark status="stale" />
        <Names of={runs} />
        <span className="ml-auto shrink-0 text-xs text-text-3">
          silent, last event <Ago at={first.observed?.last_event_at ?? null} />
        </span>
      </Link>
    );
  return (
    <Link
      to="/runs"
      search={{ status: "interrupted", source: "observed" }}
      className={ROW}
      title="Open, but nothing was heard of them for long"
    >
      <StatusMark status="stale" />
      <Names of={runs} />
      <span className="ml-auto shrink-0 text-xs text-text-3">{runs.length} silent</span>
    </Link>
  );
}

function Names({ of }: { readonly of: readonly RunListItem[] }): ReactNode {
  return (
    <span className="min-w-0 truncate" dir="auto">
      {of.map(nameOf).join(", ")}
    </span>
  );
}
