import type { RepositoryObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { withVisibleControls } from "../../../text/visible-controls.ts";
import { BranchFacts } from "./branch-facts.tsx";
import { SignalRow } from "./signal-row.tsx";

/** So many signals of one repository are shown at first. */
const AT_FIRST = 3;

/** A repository with what it wants, a line each. */
export function RepositoryWants({
  repository,
}: {
  readonly repository: RepositoryObject;
}): ReactNode {
  const { id, name, path, status, signals } = repository;
  const [isWhole, setWhole] = useState(false);
  // A button that saves one line is no shorter than the line.
  const shown = isWhole || signals.length <= AT_FIRST + 1 ? signals : signals.slice(0, AT_FIRST);
  return (
    <li className="grid gap-x-4 border-line px-3 py-2 not-first:border-t md:grid-cols-[14rem_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col justify-start pt-1">
        <Link
          to="/projects/$key"
          params={{ key: id }}
          title={path}
          className="truncate font-medium hover:underline"
        >
          <bdi>{withVisibleControls(name)}</bdi>
        </Link>
        <BranchFacts repository={repository} />
        {status === "failing" ? (
          <p className="text-xs text-failed">as of the last look that succeeded</p>
        ) : null}
      </div>
      <ul aria-label={`What ${name} wants`} className="flex min-w-0 flex-col max-md:-mx-1.5">
        {shown.map((signal) => (
          <li key={signal.id} className="min-w-0">
            <SignalRow signal={signal} />
          </li>
        ))}
        {shown.length < signals.length ? (
          <li>
            <button
              type="button"
              data-row
              onClick={() => setWhole(true)}
              className="min-h-7 rounded-card px-1.5 pl-7.5 text-text-2 hover:underline coarse:min-h-11"
            >
              {signals.length - shown.length} more
            </button>
          </li>
        ) : null}
      </ul>
    </li>
  );
}
