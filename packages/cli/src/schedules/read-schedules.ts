import type { ScheduleObject } from "@wheelhouse/core";
import { readSchedules, tellSchedule } from "@wheelhouse/desk";
import { openReading } from "../reading/open-reading.ts";

/** The schedules of a project as they are told, with so many of their latest fires, by name. */
export async function listSchedules(
  home: string,
  project: string,
  as: { readonly fires: number; readonly now: number },
): Promise<readonly ScheduleObject[]> {
  await using journal = await openReading(home);
  if (!journal) return [];
  const states = await readSchedules(journal, { project_id: project, removed: 0 });
  return Promise.all(states.map((state) => tellSchedule(journal, state, as)));
}
