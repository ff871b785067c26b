import type { RunListItem } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ExtMark } from "../../parts/ext-mark.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { Ago, Elapsed } from "../../parts/time.tsx";
import { runsQuery } from "../../queries/runs.ts";
import { nameOf, statusOf } from "../../shell/active-pill.tsx";
import { withVisibleControls } from "../../text/visible-controls.ts";
import { Section } from "../now/section.tsx";
import { endedAt } from "../run/observed/ended-at.ts";

/** So many runs and so many sessions are shown. */
const MOST = 20;
/** Both come of one list, in which there may be more of the one than of the other. */
const ASKED = 100;

const SESSION_SOURCES: ReadonlySet<string> = new Set(["claude", "qwen", "codex"]);

/** What was done in a project: runs of all kinds, and sessions that agents had by themselves. */
export function ProjectRuns({ project }: { readonly project: string }): ReactNode {
  const { data } = useQuery(runsQuery({ project_id: project, limit: String(ASKED) }));
  if (data === undefined) return <div aria-busy="true" />;
  const sessions = data.filter(({ source }) => SESSION_SOURCES.has(source));
  const runs = data.filter(({ source }) => !SESSION_SOURCES.has(source));
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <Section
        title="Runs"
        aside={
          data.length === 0 ? null : (
            <Link
              to="/runs"
              search={{ project }}
              className="inline-flex min-h-6 items-center text-accent hover:underline coarse:min-h-11"
            >
              All of them
            </Link>
          )
        }
      >
        {runs.length === 0 ? (
          <p className="text-text-2">No run has looked at it.</p>
        ) : (
          <Rows label="Runs of the project" of={runs.slice(0, MOST)} />
        )}
      </Section>
      {sessions.length === 0 ? null : (
        <Section title="Sessions of agents">
          <Rows label="Sessions of agents in the project" of={sessions.slice(0, MOST)} />
        </Section>
      )}
    </div>
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
