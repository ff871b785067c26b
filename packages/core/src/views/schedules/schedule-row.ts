import { z } from "zod";
import { reduceSchedule, type ScheduleState } from "../../schedule/schedule-state.ts";
import { scheduleEventSchema } from "../../schedule/schedule-events.ts";
import { SCHEDULE_STREAMS } from "../../schedule/schedule-words.ts";
import type { Row, RunProjection } from "../rows/projection.ts";

const [defined] = scheduleEventSchema.options;
const openSchema = z.object({
  fire: z.string(),
  at: z.number(),
  cause: z.enum(["clock", "person"]),
  dueAt: z.number(),
  dispatchedAt: z.number().optional(),
  startedAt: z.number().optional(),
  run: z.string().optional(),
});
const stateSchema = z.object({
  definition: defined.shape.data,
  seq: z.number(),
  trusted: z.string().optional(),
  paused: z.object({ by: z.string(), reason: z.string().optional() }).optional(),
  isRemoved: z.boolean(),
  until: z.number(),
  epoch: z.number(),
  asked: z.number(),
  open: z.array(openSchema),
});

/** The state that a row of the table of schedules holds: who drives them need not read their streams. */
export function scheduleOfRow(row: Row): ScheduleState {
  const { open, trusted, paused, ...state } = stateSchema.parse(JSON.parse(String(row["state"])));
  const fires = open.map(({ dispatchedAt, startedAt, run, ...fire }) => {
    return [fire.fire, { ...fire, dispatchedAt, startedAt, run }] as const;
  });
  return { ...state, trusted, paused, open: new Map(fires) };
}

/** Schedules as a table: one row a schedule, removed ones too. `state` is for {@link scheduleOfRow}. */
export const scheduleProjection: RunProjection = {
  name: "schedules",
  version: 1,
  columns: {
    id: "TEXT",
    project_id: "TEXT",
    name: "TEXT",
    removed: "INTEGER",
    /** How many fires have no end yet. */
    open: "INTEGER",
    state: "TEXT",
  },
  key: "id",
  indexes: ["project_id", "removed"],
  streams: SCHEDULE_STREAMS,
  project(stream, events, row) {
    const id = stream.slice(SCHEDULE_STREAMS.length);
    const before = row(id);
    let state = before && scheduleOfRow(before);
    for (const event of events) state = reduceSchedule(state, event);
    return state ? [{ key: id, row: rowOf(id, state) }] : [];
  },
};

function rowOf(id: string, state: ScheduleState): Row {
  const { definition, isRemoved, open } = state;
  return {
    id,
    project_id: definition.project.id,
    name: definition.name,
    removed: isRemoved ? 1 : 0,
    open: open.size,
    state: JSON.stringify({ ...state, open: [...open.values()] }),
  };
}
