import type { RunListItem } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ExtMark } from "../../parts/ext-mark.tsx";
import { MoreRuns } from "../../parts/more-runs.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { Ago, Elapsed } from "../../parts/time.tsx";
import { RUNS, SESSIONS } from "../../queries/source-groups.ts";
import { useRunPages } from "../../queries/use-run-pages.ts";
import { wordsOf } from "../../queries/words-of.ts";
import { nameOf, statusOf } from "../../shell/active-pill.tsx";
import { withVisibleControls } from "../../text/visible-controls.ts";
import { Section } from "../now/section.tsx";
import { endedAt } from "../run/observed/ended-at.ts";

/** So many are shown at first, and so many more each time. */
const PAGE = 20;

/** What was done in a project: runs of all kinds, and sessions that agents had by themselves. */
export function ProjectRuns({ project }: { readonly project: string }): ReactNode {
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <Part
        project={project}
        source={RUNS}
        title="Runs"
        label="Runs of the project"
        none="No run has looked at it."
      />
      <Part
        project={project}
        source={SESSIONS}
        title="Sessions of agents"
        label="Sessions of agents in the project"
      />
    </div>
  );
}

function Part({
  project,
  source,
  title,
  label,
  none,
}: {
  readonly project: string;
  readonly source: string;
  readonly title: string;
  /** What the list is called, without the words around it. */
  readonly label: string;
  /** What is said where there is none; the part is absent then when this is. */
  readonly none?: string;
}): ReactNode {
  const pages = useRunPages({ project_id: project, source }, PAGE);
  const { runs, error, total } = pages;
  if (runs === undefined && error === null) return <div aria-busy="true" />;
  if (runs?.length === 0 && none === undefined) return null;
  return (
    <Section
      title={title}
      count={total === 0 ? undefined : total}
      aside={
        runs === undefined || runs.length === 0 ? null : (
          <Link
            to="/runs"
            search={{ project, source }}
            className="inline-flex min-h-6 items-center text-accent hover:underline coarse:min-h-11"
          >
            All of them
          </Link>
        )
      }
    >
      {runs === undefined ? (
        <p role="alert" className="text-text-2">
          {wordsOf(error).title} {wordsOf(error).text}
        </p>
      ) : runs.length === 0 ? (
        <p className="text-text-2">{none}</p>
      ) : (
        <>
          <Rows label={label} of={runs} />
          <MoreRuns pages={pages} />
        </>
      )}
    </Section>
  );
}

function Rows({
  label,
  of,
}: {
  readonly label: string;
  readonly of: readonly RunListItem[];
}): ReactNode {
  return (
    <ul aria-label={label} className="rounded-card border border-line bg-surface">
      {of.map((run) => (
        <li key={run.id} className="border-line not-first:border-t">
          <Link
            to="/runs/$run"
            params={{ run: run.id }}
            data-row
            className="row flex items-center gap-2.5 px-3 hover:bg-raised"
          >
            <StatusMark status={statusOf(run)} label={statusOf(run)} />
            <span className="min-w-0 flex-1 truncate">
              <bdi>{withVisibleControls(nameOf(run))}</bdi>
            </span>
            {run.observed === null ? null : <ExtMark source={run.observed.source_name} />}
            <span className="w-16 shrink-0 text-right text-xs text-text-2 max-sm:hidden">
              <Elapsed from={run.started_at} to={endedAt(run)} />
            </span>
            <span className="w-14 shrink-0 text-right text-xs text-text-3">
              <Ago at={run.created_at} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
