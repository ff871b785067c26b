import type { RunCounts } from "@wheelhouse/core";
import { getRouteApi } from "@tanstack/react-router";
import type { RunsFilter } from "../../queries/runs.ts";
import { type RunPages, useRunPages } from "../../queries/use-run-pages.ts";

const route = getRouteApi("/runs");

/** The list of runs that the address asks for. */
export interface RunsList extends RunPages {
  readonly filter: RunsFilter;
  readonly counts: RunCounts | undefined;
}

/** Runs by the filters of the address, page after page, kept live. */
export function useRunsList(): RunsList {
  const { status, flow, project, source, q } = route.useSearch();
  const filter: RunsFilter = {
    ...(flow !== undefined && { flow }),
    ...(project !== undefined && { project_id: project }),
    ...(source !== undefined && { source }),
    ...(q !== undefined && { q }),
    ...(status !== undefined && { status }),
  };
  return { filter, ...useRunPages(filter) };
}
