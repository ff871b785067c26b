import {
  fireRowSchema,
  type ScheduleObject,
  scheduleObject,
  type ScheduleState,
} from "@wheelhouse/core";
import type { Journal } from "@wheelhouse/journal";
import { readCron } from "./cron.ts";
import { scheduleId } from "./schedule-log.ts";

/** So many next times are told. */
const NEXT = 5;

/** A schedule as it is told at a moment in milliseconds, with so many of its latest fires. */
export async function tellSchedule(
  journal: Pick<Journal, "rows">,
  state: ScheduleState,
  { fires, now }: { readonly fires: number; readonly now: number },
): Promise<ScheduleObject> {
  const { cron, zone } = state.definition;
  const rows = await journal.rows("fires", {
    where: { schedule: scheduleId(state) },
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
