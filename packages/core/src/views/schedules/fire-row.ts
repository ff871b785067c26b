import { z } from "zod";
import {
  fireOf,
  isScheduleEvent,
  type StoredScheduleEvent,
} from "../../schedule/schedule-state.ts";
import { FIRE_STATUSES, SCHEDULE_STREAMS } from "../../schedule/schedule-words.ts";
import type { Row, RunProjection } from "../rows/projection.ts";

/** A row of the ledger of fires: every time of a schedule has exactly one. Times are wall clock in milliseconds. */
export const fireRowSchema = z.object({
  /** `<project>/<name>/<fire>`. */
  id: z.string(),
  /** `<project>/<name>`. */
  schedule: z.string(),
  fire: z.string(),
  /** Who wanted it. */
  cause: z.enum(["clock", "person"]),
  status: z.enum(FIRE_STATUSES),
  /** How many times it stands for: more than one only for what a long absence has put together. */
  times: z.int(),
  /** The time that it is for. */
  due_at: z.int(),
  dispatched_at: z.int().nullable(),
  started_at: z.int().nullable(),
  finished_at: z.int().nullable(),
  why: z.string().nullable(),
  class: z.string().nullable(),
  code: z.int().nullable(),
  run: z.string().nullable(),
});
/** A row of the ledger of fires. */
export type FireRow = z.infer<typeof fireRowSchema>;

/** The ledger of fires as a table. */
export const fireProjection: RunProjection = {
  name: "fires",
  version: 1,
  columns: {
    id: "TEXT",
    schedule: "TEXT",
    fire: "TEXT",
    cause: "TEXT",
    status: "TEXT",
    times: "INTEGER",
    due_at: "INTEGER",
    dispatched_at: "INTEGER",
    started_at: "INTEGER",
    finished_at: "INTEGER",
    why: "TEXT",
    class: "TEXT",
    code: "INTEGER",
    run: "TEXT",
  },
  key: "id",
  indexes: [["schedule", "due_at"], "status", "run"],
  streams: SCHEDULE_STREAMS,
  project(stream, events, row) {
    const schedule = stream.slice(SCHEDULE_STREAMS.length);
    const rows = new Map<string, Row>();
    const now = (key: string): Row | undefined => rows.get(key) ?? row(key);
    for (const event of events) {
      if (!isScheduleEvent(event)) continue;
      for (const after of changed(schedule, event, now)) rows.set(String(after["id"]), after);
    }
    return [...rows].map(([key, after]) => ({ key, row: after }));
  },
};

function changed(
  schedule: string,
  event: StoredScheduleEvent,
  now: (key: string) => Row | undefined,
): readonly Row[] {
  const { at } = event;
  const key = (fire: string): string => `${schedule}/${fire}`;
  const fresh = (fire: string, due: number): Row => ({
    ...EMPTY,
    id: key(fire),
    schedule,
    fire,
    due_at: due,
  });
  switch (event.type) {
    case "schedule.due": {
      const { fire, at: due, cause } = event.data;
      return [{ ...fresh(fire, due), cause }];
    }
    case "schedule.dispatched":
    case "schedule.started": {
      const before = now(key(event.data.fire));
      if (!before) return [];
      if (event.type === "schedule.started")
        return [{ ...before, status: "running", started_at: before["started_at"] ?? at }];
      const run = event.data.run ?? before["run"] ?? null;
      return [{ ...before, status: "running", dispatched_at: before["dispatched_at"] ?? at, run }];
    }
    case "schedule.finished": {
      const { fire, result, why = null, class: kind = null, code = null } = event.data;
      const before = now(key(fire));
      const status = result === "failed" ? "failed" : "ran";
      return before ? [{ ...before, status, finished_at: at, why, class: kind, code }] : [];
    }
    case "schedule.skipped": {
      const { fire, at: due, why } = event.data;
      const before = now(key(fire)) ?? fresh(fire, due);
      return [{ ...before, status: "skipped", finished_at: at, why }];
    }
    case "schedule.missed": {
      const { at: times, earlier, epoch, why } = event.data;
      const row = { status: "missed", finished_at: at, why };
      const missed = times.map((due): Row => ({ ...fresh(fireOf(due, epoch), due), ...row }));
      const [first] = times;
      if (earlier === 0 || first === undefined) return missed;
      const before = fresh(`before ${fireOf(first, epoch)}`, first);
      return [{ ...before, ...row, times: earlier }, ...missed];
    }
    default:
      return [];
  }
}

const EMPTY: Row = {
  cause: "clock",
  status: "due",
  times: 1,
  dispatched_at: null,
  started_at: null,
  finished_at: null,
  why: null,
  class: null,
  code: null,
  run: null,
};
