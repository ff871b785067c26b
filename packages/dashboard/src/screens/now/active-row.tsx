import type { ObservedItem, RunListItem } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useRun } from "../../live/use-run.ts";
import { ExtMark } from "../../parts/ext-mark.tsx";
import { Tokens } from "../../parts/spent.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { Ago, Elapsed } from "../../parts/time.tsx";
import { nameOf, statusOf } from "../../shell/active-pill.tsx";
import { endedAt } from "../run/observed/ended-at.ts";
import { StepStrip } from "./step-strip.tsx";

/** A run that is open: how far it is, how long it takes, and what it has used. */
export function ActiveRow({ run }: { readonly run: RunListItem }): ReactNode {
  return (
    <Link
      to="/runs/$run"
      params={{ run: run.id }}
      className="flex flex-col gap-1.5 rounded-card border border-line bg-surface px-3 py-2.5 hover:bg-raised"
    >
      <span className="flex min-w-0 items-center gap-2.5">
        <StatusMark status={statusOf(run)} />
        <span className="min-w-0 truncate font-medium" dir="auto">
          {nameOf(run)}
        </span>
        {run.observed === null ? null : <ExtMark source={run.observed.source_name} />}
        <span className="ml-auto max-w-32 shrink-0 truncate text-xs text-text-3 max-sm:hidden">
          {run.observed?.source_name ?? projectName(run)}
        </span>
        <span className="shrink-0 text-right text-xs text-text-2 max-sm:ml-auto sm:w-16">
          <Elapsed from={run.started_at} to={endedAt(run)} />
        </span>
      </span>
      {run.observed === null ? (
        <OwnWay run={run} />
      ) : (
        <ObservedWay run={run} observed={run.observed} />
      )}
    </Link>
  );
}

/** How far a run of ours is. */
function OwnWay({ run }: { readonly run: RunListItem }): ReactNode {
  return (
    <span className="flex items-center gap-x-3 gap-y-1 pl-6.5 text-xs whitespace-nowrap text-text-2 max-sm:flex-wrap">
      <span className="w-14">{run.status}</span>
      <Wave run={run.id} />
      <span className="min-w-8 flex-1">
        <StepStrip steps={run.steps} />
      </span>
      <span className="tabular-nums sm:w-18 sm:text-right">
        {run.steps.completed}/{run.steps.total} steps
      </span>
      <span className="text-right sm:w-20">
        <Tokens tokens={run.tokens} isShort />
      </span>
    </span>
  );
}

/** What another harness says of how far it is, and when it last said something. */
function ObservedWay({
  run,
  observed: { phase, candidate, last_event_at: last },
}: {
  readonly run: RunListItem;
  readonly observed: ObservedItem;
}): ReactNode {
  return (
    <span className="flex items-center gap-x-3 gap-y-1 pl-6.5 text-xs whitespace-nowrap text-text-2 max-sm:flex-wrap">
      <span className="w-14">{statusOf(run)}</span>
      <span className="min-w-0 flex-1 truncate" dir="auto">
        {[phase, candidate].filter((each) => each !== null).join(" · ")}
      </span>
      <span>
        last event <Ago at={last} />
      </span>
      <span className="text-right max-sm:hidden sm:w-20">
        <Tokens tokens={run.tokens} isShort />
      </span>
    </span>
  );
}

/** Where it is, which only the run itself says. Its page is then there at once, too. */
function Wave({ run }: { readonly run: string }): ReactNode {
  const { data: state } = useRun(run);
  const wave = state?.run.wave ?? null;
  if (wave === null) return null;
  return (
    <span className="tabular-nums sm:w-16">
      wave {wave.current}/{wave.total}
    </span>
  );
}

/** The last part of the path of a run's project. */
export function projectName({ project }: Pick<RunListItem, "project">): string {
  return project?.path.split(/[/\\]/).findLast((part) => part !== "") ?? "";
}
