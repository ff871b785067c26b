import { type Band, formatDuration } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { StatusMark } from "../../parts/status-mark.tsx";
import { runsQuery } from "../../queries/runs.ts";
import { typicalOf, typicalWords } from "./plan-facts.ts";

/** So many runs of a flow are looked at for what they typically take. */
const LATEST = "50";
const SHOWN = 5;

/** How the last runs of a flow ended, and what one like this typically takes. Absent before there were any. */
export function TypicalLine({
  flow,
  project,
  band,
  agent,
}: {
  readonly flow: string;
  readonly project: string;
  readonly band: Band;
  readonly agent: string | undefined;
}): ReactNode {
  const { data: runs = [] } = useQuery(runsQuery({ flow, project_id: project, limit: LATEST }));
  const ended = runs.filter(({ ended_at }) => ended_at !== null).slice(0, SHOWN);
  if (ended.length === 0) return null;
  const typical = typicalOf(runs, { band, agent });
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-text-2">
      <span>Last {ended.length === 1 ? "run" : ended.length}:</span>
      {ended.map(({ id, status, started_at, ended_at }) => (
        <span key={id} className="inline-flex items-center gap-1 tabular-nums">
          <StatusMark status={status} label={status} className="size-3.5" />
          {started_at === null || ended_at === null
            ? status
            : formatDuration(Date.parse(ended_at) - Date.parse(started_at))}
        </span>
      ))}
      {typical === undefined ? null : <span>{typicalWords(typical)}</span>}
    </p>
  );
}
