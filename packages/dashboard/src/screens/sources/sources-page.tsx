import type { SourceObject } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { useCommands } from "../../commands/command-list.ts";
import { useRowKeys } from "../../commands/use-row-keys.ts";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { Button } from "../../parts/button.tsx";
import { RowsSkeleton } from "../../parts/rows-skeleton.tsx";
import { sourcesQuery } from "../../queries/sources.ts";
import { FailedPage } from "../../shell/failed-page.tsx";
import { AddSource } from "./add-source.tsx";
import { ByEnvironment } from "./by-environment.tsx";
import { OtlpPanel } from "./otlp-panel.tsx";
import { RemoveSource } from "./remove-source.tsx";
import { SourceRow } from "./source-row.tsx";
import { useFreshSources } from "./use-fresh-sources.ts";

const route = getRouteApi("/sources");

/** Places that are watched: how each stands, what came of it, and how to have more of them. */
export function SourcesPage(): ReactNode {
  useFreshSources();
  const { data: sources, error, refetch } = useQuery(sourcesQuery);
  const { add } = route.useSearch();
  const navigate = route.useNavigate();
  const refused = refusedBy(useLiveState());
  const list = useRef<HTMLDivElement>(null);
  useRowKeys("sources", list);
  const [removing, setRemoving] = useState<SourceObject>();
  const openAdd = (path: string | undefined): void =>
    void navigate({ search: (now) => ({ ...now, add: path }) });
  useCommands([
    {
      id: "sources.add",
      title: "Add a source…",
      group: "List",
      keys: "a",
      run: () => openAdd(""),
    },
  ]);
  if (error && sources === undefined)
    return <FailedPage error={error} reset={() => void refetch()} />;
  return (
    <div ref={list} className="mx-auto flex max-w-5xl flex-col gap-6 p-4 md:p-6">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h1 className="text-lg font-semibold">Sources</h1>
          <p className="text-text-2">
            What other harnesses do is read from these places, and nothing is ever written there. An
            open run that is silent for long, usually 15 minutes, counts as left.
          </p>
        </div>
        <Button refused={refused} keys="a" onClick={() => openAdd("")}>
          <Plus className="size-4" aria-hidden="true" />
          Add a source
        </Button>
      </header>
      {sources === undefined ? (
        <RowsSkeleton rows={4} />
      ) : sources.length === 0 ? (
        <p className="rounded-card border border-dashed border-control/60 p-6 text-text-2">
          Nothing is watched. Add a directory in which agents or a harness keep their logs.
        </p>
      ) : (
        <ul aria-label="Sources" className="@container rounded-card border border-line bg-surface">
          {sources.map((source) => (
            <SourceRow key={source.id} source={source} refused={refused} onRemove={setRemoving} />
          ))}
        </ul>
      )}
      <OtlpPanel />
      <ByEnvironment />
      {add === undefined ? null : (
        <AddSource path={add} refused={refused} onClose={() => openAdd(undefined)} />
      )}
      {removing === undefined ? null : (
        <RemoveSource source={removing} refused={refused} onClose={() => setRemoving(undefined)} />
      )}
    </div>
  );
}
