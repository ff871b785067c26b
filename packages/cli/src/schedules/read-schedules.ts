import {
  fireRowSchema,
  type ScheduleObject,
  scheduleObject,
  type ScheduleState,
} from "@wheelhouse/core";
import { readCron, readSchedules } from "@wheelhouse/desk";
import type { JournalReader } from "@wheelhouse/journal";
import { openReading } from "../reading/open-reading.ts";

/** So many next times are told. */
const NEXT = 5;

/** The schedules of a project as they are told, with so many of their latest fires, by name. */
export async function listSchedules(
  home: string,
  project: string,
  { fires, now }: { readonly fires: number; readonly now: number },
): Promise<readonly ScheduleObject[]> {
  await using journal = await openReading(home);
  if (!journal) return [];
  const states = await readSchedules(journal, { project_id: project, removed: 0 });
  return Promise.all(states.map((state) => told(journal, state, { fires, now })));
}

async function told(
  journal: JournalReader,
  state: ScheduleState,
  { fires, now }: { readonly fires: number; readonly now: number },
): Promise<ScheduleObject> {
  const { cron, zone, project, name } = state.definition;
  const rows = await journal.rows("fires", {
    where: { schedule: `${project.id}/${name}` },
    orderBy: "due_at",
    descending: true,
    limit: fires,
  });
  const times = readCron(cron, zone);
  return scheduleObject(state, {
    words: times.words,
    next: times.next(Math.max(now, state.until), NEXT),
    fires: rows.map((row) => fireRowSchema.parse(row)),
  });
}
