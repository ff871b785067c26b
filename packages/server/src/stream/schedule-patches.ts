import { type Patch, SCHEDULE_STREAMS } from "@wheelhouse/core";
import { readSchedule, tellSchedule } from "@wheelhouse/desk";
import type { Stored } from "@wheelhouse/journal";
import type { Journal } from "../server-deps.ts";

/** So many of the latest fires come with a schedule, as in the list. */
export const FIRES_TOLD = 10;

/** The schedules of a project that these events are about, as they are now; removed ones too. */
export async function schedulePatches(
  { journal, now }: { readonly journal: Pick<Journal, "rows">; readonly now: () => number },
  project: string,
  events: readonly Stored[],
  rev: number,
): Promise<Patch> {
  const prefix = `${SCHEDULE_STREAMS}${project}/`;
  const moved = new Set(
    events.flatMap(({ stream }) =>
      stream.startsWith(prefix) ? [stream.slice(SCHEDULE_STREAMS.length)] : [],
    ),
  );
  const patch: Patch = [];
  for (const id of moved) {
    const state = await readSchedule(journal, id);
    if (!state) continue;
    const v = await tellSchedule(journal, state, { fires: FIRES_TOLD, now: now() });
    patch.push({ k: "schedule", id, rev, v });
  }
  return patch;
}
