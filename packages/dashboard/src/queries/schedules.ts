import { API, type ScheduleObject } from "@wheelhouse/core";
import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  skipToken,
} from "@tanstack/react-query";
import { latestPatches } from "../live/latest-patches.ts";
import { setPatched } from "../live/refetch-owed.ts";
import { client } from "./client.ts";

/** Fires of one page of the ledger. */
const PAGE = 20;

/** Schedules of a project, by name; kept fresh by the topic `schedules:<project>`. */
export function schedulesQuery(project: string) {
  return queryOptions({
    queryKey: ["schedules", project],
    async queryFn({ signal }): Promise<readonly ScheduleObject[]> {
      const mark = latestPatches.mark();
      const fetched = await client.call(API.schedules, { parts: { key: project }, signal });
      // What the stream said meanwhile is newer than the answer.
      return latestPatches
        .since(mark)
        .flatMap((entry) =>
          entry.k === "schedule" && entry.v.project_id === project ? [entry.v] : [],
        )
        .reduce(withSchedule, fetched);
    },
  });
}

/** A schedule with what its last fire has printed; kept fresh by the topic `schedules:<project>`. */
export function scheduleQuery(project: string, name: string) {
  return queryOptions({
    queryKey: ["schedule", project, name],
    queryFn: ({ signal }) => client.call(API.schedule, { parts: { key: project, name }, signal }),
  });
}

/** The ledger of a schedule, the latest first; kept fresh by the topic `schedules:<project>`. */
export function firesQuery(project: string, name: string) {
  return infiniteQueryOptions({
    queryKey: ["fires", project, name],
    queryFn: ({ signal, pageParam }) =>
      client.call(API.fires, {
        parts: { key: project, name },
        query: { limit: String(PAGE), ...(pageParam !== undefined && { before: pageParam }) },
        signal,
      }),
    initialPageParam: noFire(),
    getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.fire),
  });
}

/** What a cron means in a zone; undefined asks nothing. Throws `schedule.invalid` for what is none or never comes. */
export function cronQuery(cron: string | undefined, zone: string) {
  return queryOptions({
    queryKey: ["cron", cron, zone],
    queryFn:
      cron === undefined
        ? skipToken
        : ({ signal }) => client.call(API.previewSchedule, { body: { cron, zone }, signal }),
    // What comes next is another thing a minute later.
    staleTime: 30_000,
    gcTime: 60_000,
    retry: false,
  });
}

/** Shows a schedule as it is now in its list and on its page. */
export function showSchedule(queries: QueryClient, schedule: ScheduleObject): void {
  const { project_id: project, name } = schedule;
  const { queryKey: list } = schedulesQuery(project);
  const all = queries.getQueryData(list);
  if (all !== undefined) setPatched(queries, list, withSchedule(all, schedule));
  const { queryKey: page } = scheduleQuery(project, name);
  const shown = queries.getQueryData(page);
  if (shown !== undefined) setPatched(queries, page, { ...shown, ...schedule });
}

/** Schedules by name with one as it is now; a removed one is none of them. */
export function withSchedule(
  all: readonly ScheduleObject[],
  schedule: ScheduleObject,
): readonly ScheduleObject[] {
  const others = all.filter(({ name }) => name !== schedule.name);
  if (schedule.status === "removed") return others;
  return [...others, schedule].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function noFire(): string | undefined {
  return undefined;
}
