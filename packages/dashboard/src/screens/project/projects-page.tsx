import type { RepositoryObject } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useRowKeys } from "../../commands/use-row-keys.ts";
import { RowsSkeleton } from "../../parts/rows-skeleton.tsx";
import { repositoriesQuery, scanQuery } from "../../queries/signals.ts";
import { FailedPage } from "../../shell/failed-page.tsx";
import { ForgeNote } from "../now/wants/forge-note.tsx";
import { LookAgain } from "../now/wants/look-again.tsx";
import { NotLooked } from "../now/wants/not-looked.tsx";
import { useFreshSignals } from "../now/wants/use-fresh-signals.ts";
import { wantsOf } from "../now/wants/wants-of.ts";
import { ProjectRow } from "./project-row.tsx";
import { ProjectsEmpty } from "./projects-empty.tsx";

/** Repositories of this machine, those that want action first; what does not move is folded. */
export function ProjectsPage(): ReactNode {
  useFreshSignals();
  const { data: repositories, error, refetch } = useQuery(repositoriesQuery);
  const { data: scan } = useQuery(scanQuery);
  const list = useRef<HTMLDivElement>(null);
  useRowKeys("projects", list);
  if (error && repositories === undefined)
    return <FailedPage error={error} reset={() => void refetch()} />;
  const { wanting, calm, dormant, ignored, failing, looked, forges } = wantsOf(repositories ?? []);
  // Before the first look nobody knows whether there is one.
  const isLooking = repositories?.length === 0 && (scan?.last_scan ?? null) === null;
  return (
    <div ref={list} className="mx-auto flex max-w-5xl flex-col gap-4 p-4 md:p-6">
      <header className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 md:grid-cols-[auto_minmax(0,1fr)_auto]">
        <h1 className="text-lg font-semibold">Projects</h1>
        <p className="text-text-2 max-md:order-1 max-md:col-span-full">
          {repositories === undefined
            ? null
            : wordsOfCounts(repositories.length - ignored.length, wanting.length)}
        </p>
        <LookAgain />
      </header>
      {repositories === undefined || isLooking ? <RowsSkeleton rows={6} /> : null}
      {repositories?.length === 0 && !isLooking ? <ProjectsEmpty /> : null}
      <Group label="Projects that want action" of={wanting} />
      <Group label="Projects that want nothing" of={calm} />
      {dormant.length === 0 ? null : (
        <details className="group">
          <summary
            data-row
            className="flex min-h-8 list-none items-center gap-2 rounded-card px-3 text-text-2 hover:bg-raised coarse:min-h-11"
          >
            <ChevronRight
              className="size-3.5 shrink-0 text-text-3 group-open:rotate-90"
              aria-hidden="true"
            />
            {dormant.length} dormant: nothing in {dormant.length === 1 ? "it" : "them"} moves
          </summary>
          <div className="mt-2 opacity-75">
            <Group label="Dormant projects" of={dormant} />
          </div>
        </details>
      )}
      <NotLooked failing={failing} ignored={ignored} />
      <ForgeNote forges={forges} total={looked} />
    </div>
  );
}

function Group({
  label,
  of,
}: {
  readonly label: string;
  readonly of: readonly RepositoryObject[];
}): ReactNode {
  if (of.length === 0) return null;
  return (
    <ul aria-label={label} className="@container rounded-card border border-line bg-surface">
      {of.map((repository) => (
        <ProjectRow key={repository.id} repository={repository} />
      ))}
    </ul>
  );
}

function wordsOfCounts(all: number, wanting: number): string {
  const repositories = all === 1 ? "1 repository" : `${all} repositories`;
  if (wanting === 0) return all === 0 ? "" : `${repositories}, nothing wants action`;
  return `${repositories}, ${wanting} ${wanting === 1 ? "wants" : "want"} action`;
}
