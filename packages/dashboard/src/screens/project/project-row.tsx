import type { RepositoryObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { MiddleCut } from "../../parts/middle-cut.tsx";
import { plainWords } from "../../text/plain-words.ts";
import { withVisibleControls } from "../../text/visible-controls.ts";
import { BranchFacts } from "../now/wants/branch-facts.tsx";
import { SIGNAL_MARKS } from "../now/wants/signal-mark.tsx";

/** A repository in the list: where it stands, and what it wants in a few words. All of the row leads to its page. */
export function ProjectRow({ repository }: { readonly repository: RepositoryObject }): ReactNode {
  const { id, name, path, signals } = repository;
  return (
    <li className="relative grid [contain-intrinsic-size:auto_3.25rem] [content-visibility:auto] items-center gap-x-4 gap-y-1 border-line px-3 py-2 not-first:border-t hover:bg-raised @min-[46rem]:grid-cols-[minmax(0,1fr)_12rem_minmax(0,22rem)]">
      <div className="flex min-w-0 flex-col">
        <Link
          to="/projects/$key"
          params={{ key: id }}
          data-row
          className="truncate font-medium after:absolute after:inset-0"
        >
          <bdi>{withVisibleControls(name)}</bdi>
        </Link>
        <MiddleCut path={withVisibleControls(path)} className="font-mono text-xs text-text-3" />
      </div>
      <BranchFacts repository={repository} />
      <ul className="flex min-w-0 flex-wrap gap-x-3 gap-y-0.5 text-xs text-text-2">
        {signals.map(({ id: signalId, signal, line }) => {
          const { icon: Icon, tone, word } = SIGNAL_MARKS[signal];
          return (
            <li
              key={signalId}
              title={plainWords(line)}
              className="flex items-center gap-1 whitespace-nowrap"
            >
              <Icon className={`size-3.5 shrink-0 ${tone}`} aria-hidden="true" />
              {word}
            </li>
          );
        })}
      </ul>
    </li>
  );
}
