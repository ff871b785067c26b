import type { IssueObject, RunListItem } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Cost, Tokens } from "../../parts/spent.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { Ago, Elapsed } from "../../parts/time.tsx";
import { statusOf } from "../../shell/active-pill.tsx";
import { plainWords } from "../../text/plain-words.ts";
import { Section } from "../now/section.tsx";
import { StepStrip } from "../runs/step-strip.tsx";

/** Runs that have worked or work on an issue, the newest first. */
export function IssueRuns({
  issue: { runs_list: runs },
}: {
  readonly issue: IssueObject;
}): ReactNode {
  return (
    <Section title="Runs" count={runs.length === 0 ? undefined : runs.length}>
      {runs.length === 0 ? (
        <p className="text-text-2">
          It was never started. A run works in a clone of its own; nothing of the project is written
          before you accept its branch.
        </p>
      ) : (
        <ul aria-label="Runs" className="rounded-card border border-line bg-surface">
          {runs.toReversed().map((run) => (
            <li key={run.id} className="border-line not-first:border-t">
              <Run run={run} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Run({ run }: { readonly run: RunListItem }): ReactNode {
  const status = statusOf(run);
  return (
    <Link
      to="/runs/$run"
      params={{ run: run.id }}
      className="flex flex-col gap-1 px-3 py-2 hover:bg-raised"
    >
      <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        <span className="flex min-w-24 shrink-0 items-center gap-1.5 whitespace-nowrap">
          <StatusMark status={status} />
          {status}
        </span>
        <span className="flex-1 basis-28 text-xs text-text-2">
          <StepStrip steps={run.steps} />
        </span>
        <span className="flex items-center gap-2 text-xs text-text-2">
          <Tokens tokens={run.tokens} />
          <Cost cost={run.cost} cost_unknown={run.cost_unknown} />
          <Elapsed from={run.started_at} to={run.ended_at} />
        </span>
        <span className="text-xs text-text-3">
          {run.agent === null ? null : `${run.agent} · `}
          <Ago at={run.created_at} />
        </span>
      </span>
      {run.error === null ? null : (
        <span className="pl-5.5 text-xs text-failed [overflow-wrap:anywhere]">
          {plainWords(run.error)}
        </span>
      )}
    </Link>
  );
}
