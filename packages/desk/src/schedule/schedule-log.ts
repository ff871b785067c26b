import {
  jsonSchema,
  type ScheduleEvent,
  scheduleOfRow,
  type ScheduleState,
  scheduleStream,
} from "@wheelhouse/core";
import type { Engine } from "@wheelhouse/engine";
import type { Journal, StreamAppend } from "@wheelhouse/journal";
import { racing } from "../write/issue-log.ts";

/** The journal and the engine, as far as schedules are written with them. */
export interface ScheduleLog {
  readonly journal: Pick<Journal, "rows">;
  readonly engine: Pick<Engine, "append">;
}

/** `<project>/<name>`: what a schedule is known by. */
export function scheduleId({ definition: { project, name } }: ScheduleState): string {
  return `${project.id}/${name}`;
}

/** The append that adds events to a schedule as it is. */
export function scheduleAppend(
  { definition: { project, name }, seq }: ScheduleState,
  events: readonly ScheduleEvent[],
): StreamAppend {
  return bornAppend(project.id, name, seq, events);
}

/** The append that adds events to a schedule whose last event has this position. */
export function bornAppend(
  project: string,
  name: string,
  expectedSeq: number,
  events: readonly ScheduleEvent[],
): StreamAppend {
  return {
    stream: scheduleStream(project, name),
    expectedSeq,
    class: "run",
    events: events.map(({ type, data }) => ({ type, data: jsonSchema.parse(data) })),
  };
}

/** Schedules as they are in the journal; removed ones too. */
export async function readSchedules(
  journal: Pick<Journal, "rows">,
  where: { readonly id?: string; readonly project_id?: string; readonly removed?: number } = {},
): Promise<readonly ScheduleState[]> {
  return (await journal.rows("schedules", { where, orderBy: "id" })).map(scheduleOfRow);
}

/** A schedule as it is in the journal; undefined when there never was one. */
export async function readSchedule(
  journal: Pick<Journal, "rows">,
  id: string,
): Promise<ScheduleState | undefined> {
  return (await readSchedules(journal, { id }))[0];
}

/**
 * Decides on a schedule as it is now, and appends what follows, together with what others append; when somebody else was
 * faster, it is read again and decided again. Gives the events that were appended. `decide` throws to refuse.
 */
export async function writeSchedule(
  { journal, engine }: ScheduleLog,
  id: string,
  decide: (state: ScheduleState) => readonly ScheduleEvent[],
): Promise<readonly ScheduleEvent[]> {
  return racing(async () => {
    const state = await readSchedule(journal, id);
    const events = state ? decide(state) : [];
    if (state && events.length > 0) await engine.append([scheduleAppend(state, events)]);
    return events;
  });
}
