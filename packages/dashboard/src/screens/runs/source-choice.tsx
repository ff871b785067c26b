import { OBSERVED, OWN_SOURCE, type RunCounts } from "@wheelhouse/core";
import { useQueries, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Select } from "../../parts/select.tsx";
import { runCountsQuery, type RunsFilter } from "../../queries/runs.ts";
import { RUNS, SESSIONS } from "../../queries/source-groups.ts";
import { sourcesQuery } from "../../queries/sources.ts";
import { useFreshSources } from "../sources/use-fresh-sources.ts";

const route = getRouteApi("/runs");

const GROUPS = [
  { value: RUNS, label: "Runs" },
  { value: SESSIONS, label: "Sessions of agents" },
] as const;

/** Chooses runs by who drives them, with how many there are of each. Absent while there are only our own. */
export function SourceChoice({
  filter,
}: {
  /** What else the list is narrowed to. */
  readonly filter: RunsFilter;
}): ReactNode {
  const { source } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: sources = [] } = useQuery(sourcesQuery);
  useFreshSources();
  const known = sources.filter(({ runs, kind }) => runs > 0 && kind !== "repositories");
  const hasSessions = known.some(({ kind }) => SESSIONS.split(",").includes(kind));
  const choices = [
    { value: OWN_SOURCE, label: "Wheelhouse" },
    { value: OBSERVED, label: "Observed" },
    ...(hasSessions ? GROUPS : []),
    ...known.map(({ id, name }) => ({ value: id, label: `· ${name}` })),
  ];
  const { status, flow, project_id, q } = filter;
  const which = {
    ...(flow !== undefined && { flow }),
    ...(project_id !== undefined && { project_id }),
    ...(q !== undefined && { q }),
  };
  const hasOthers = known.length > 0 || source !== undefined;
  const counts = useQueries({
    queries: [undefined, ...choices.map(({ value }) => value)].map((each) => ({
      ...runCountsQuery({ ...which, ...(each !== undefined && { source: each }) }),
      enabled: hasOthers,
    })),
  });
  if (!hasOthers) return null;
  const labelOf = (label: string, place: number): string => {
    const count = countOf(counts[place]?.data, status);
    return count === undefined ? label : `${label} (${count.toLocaleString("en")})`;
  };
  const isOther =
    source !== undefined && ![...choices, ...GROUPS].some(({ value }) => value === source);
  return (
    <Select
      aria-label="Source"
      className="max-md:flex-1 md:max-w-40"
      value={source ?? ""}
      onChange={({ target }) =>
        void navigate({ search: (now) => ({ ...now, source: target.value || undefined }) })
      }
    >
      <option value="">{labelOf("All sources", 0)}</option>
      {hasSessions
        ? null
        : GROUPS.filter(({ value }) => value === source).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
      {isOther ? <option value={source}>{source}</option> : null}
      {choices.map(({ value, label }, index) => (
        <option key={value} value={value}>
          {labelOf(label, index + 1)}
        </option>
      ))}
    </Select>
  );
}

function countOf(counts: RunCounts | undefined, status: RunsFilter["status"]): number | undefined {
  return status === undefined ? counts?.total : counts?.by_status[status];
}
