import type { ProjectPage } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Columns3, ExternalLink, Play } from "lucide-react";
import type { ReactNode } from "react";
import { useCommands } from "../../commands/command-list.ts";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { Button } from "../../parts/button.tsx";
import { CopyButton } from "../../parts/copy-button.tsx";
import { MiddleCut } from "../../parts/middle-cut.tsx";
import { useCopy } from "../../parts/use-copy.ts";
import { projectsQuery } from "../../queries/place.ts";
import { useSend } from "../../queries/use-send.ts";
import { useLauncher } from "../../shell/use-launcher.ts";
import { withVisibleControls } from "../../text/visible-controls.ts";
import { LookAgain } from "../now/wants/look-again.tsx";
import { BranchLine } from "./branch-line.tsx";
import { webAddress } from "./web-address.ts";

/** What a project is called, where it is and where it stands; and the way to a run over it. */
export function ProjectHead({ project }: { readonly project: ProjectPage }): ReactNode {
  const { name, path, status, repository } = project;
  const refused = refusedBy(useLiveState());
  const queries = useQueryClient();
  const launcher = useLauncher();
  const copy = useCopy();
  const launch = useSend(
    // The launcher knows the projects of a while ago, and this one may have been found since.
    async () => queries.fetchQuery({ ...projectsQuery, staleTime: 0 }),
    { onDone: () => launcher.open({ project: project.id }) },
  );
  const gone = status === "missing" ? "The directory is not there any more." : undefined;
  const busy = launch.isPending ? "The launcher is being opened." : undefined;
  useCommands([
    {
      id: "project.launch",
      title: `New run over ${name}…`,
      group: "Run",
      run: () => (refused ?? gone ?? busy) === undefined && launch.mutate(undefined),
    },
    {
      id: "project.path",
      title: "Copy the path of the project",
      group: "Page",
      keys: "y",
      run: () => copy(path, "The path"),
    },
  ]);
  const web = webAddress(repository?.remote_url ?? null);
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1">
        <h1 className="truncate text-lg font-semibold">
          <bdi>{withVisibleControls(name)}</bdi>
        </h1>
        <p className="flex min-w-0 items-center gap-1 text-xs text-text-2">
          <MiddleCut path={withVisibleControls(path)} className="font-mono" />
          <CopyButton text={path} label="Copy the path" />
          {web === undefined ? null : (
            <a
              href={web.href}
              target="_blank"
              rel="noreferrer"
              className="ml-2 inline-flex min-h-6 min-w-0 items-center gap-1 text-accent hover:underline coarse:min-h-11"
            >
              <span className="truncate">{web.words}</span>
              <ExternalLink className="size-3 shrink-0" aria-hidden="true" />
            </a>
          )}
        </p>
        {repository === null ? (
          <p className="text-text-2">
            {gone ?? "It is no git repository that is looked at, so that it has no signals."}
          </p>
        ) : (
          <BranchLine repository={repository} />
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {repository === null ? null : <LookAgain />}
        <Link
          to="/projects/$key/board"
          params={{ key: project.id }}
          className="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-card border border-control/60 bg-surface px-2.5 text-sm hover:bg-raised coarse:h-11 coarse:px-3.5 coarse:text-lg"
        >
          <Columns3 className="size-3.5" aria-hidden="true" />
          Board
        </Link>
        <Button refused={refused ?? gone ?? busy} onClick={() => launch.mutate(undefined)}>
          <Play className="size-3.5" aria-hidden="true" />
          Start a run
        </Button>
      </div>
    </header>
  );
}
