import { z } from "zod";
import { actText, scheduleActSchema } from "../schedule/schedule-act.ts";
import { isTrusted, type ScheduleState } from "../schedule/schedule-state.ts";
import { CATCH_UPS, FIRE_STATUSES, NOTIFY_ON } from "../schedule/schedule-words.ts";
import type { FireRow } from "../views/schedules/fire-row.ts";
import { isoTime } from "../views/format/iso-time.ts";

const time = z.string().nullable();

/** A fire on the wire: one row of the ledger. Times are ISO 8601. */
export const fireObjectSchema = z.object({
  /** `<project>/<schedule>/<fire>`. */
  id: z.string(),
  fire: z.string(),
  cause: z.enum(["clock", "person"]),
  status: z.enum(FIRE_STATUSES),
  /** How many times of the clock it stands for. */
  times: z.int(),
  due_at: z.string(),
  dispatched_at: time,
  started_at: time,
  finished_at: time,
  why: z.string().nullable(),
  class: z.string().nullable(),
  code: z.int().nullable(),
  run_id: z.string().nullable(),
});
/** A fire on the wire. */
export type FireObject = z.infer<typeof fireObjectSchema>;

/** A fire as it is told. */
export function fireObject({ schedule: _schedule, run, ...row }: FireRow): FireObject {
  const iso = (at: number | null): string | null => (at === null ? null : isoTime(at));
  return {
    ...row,
    due_at: isoTime(row.due_at),
    dispatched_at: iso(row.dispatched_at),
    started_at: iso(row.started_at),
    finished_at: iso(row.finished_at),
    run_id: run,
  };
}

/** A schedule on the wire. */
export const scheduleObjectSchema = z.object({
  /** `<project>/<name>`. */
  id: z.string(),
  project_id: z.string(),
  name: z.string(),
  title: z.string(),
  /** `untrusted`: a file asks for it, and no person has said yes. `removed` comes in streams only. */
  status: z.enum(["armed", "paused", "untrusted", "running", "removed"]),
  cron: z.string(),
  zone: z.string(),
  /** The times in words. */
  words: z.string(),
  /** When it is due next, the first five, as ISO 8601; empty when it is not armed. */
  next: z.array(z.string()),
  act: scheduleActSchema,
  /** What it does, in a line. */
  does: z.string(),
  catch_up: z.enum(CATCH_UPS),
  timeout_ms: z.int(),
  notify_on: z.enum(NOTIFY_ON),
  origin: z.enum(["person", "file"]),
  /** What a person trusts, or would. */
  hash: z.string(),
  /** Why it is paused, when somebody said so. */
  paused_reason: z.string().nullable(),
  /** Its latest fires, the latest first. */
  fires: z.array(fireObjectSchema),
});
/** A schedule on the wire. */
export type ScheduleObject = z.infer<typeof scheduleObjectSchema>;

/** A schedule as it is told, with its times from whoever can read a cron. */
export function scheduleObject(
  state: ScheduleState,
  {
    words,
    next,
    fires,
  }: {
    readonly words: string;
    readonly next: readonly number[];
    readonly fires: readonly FireRow[];
  },
): ScheduleObject {
  const { definition: said, paused } = state;
  const status = statusOf(state);
  return {
    id: `${said.project.id}/${said.name}`,
    project_id: said.project.id,
    name: said.name,
    title: said.title,
    status,
    cron: said.cron,
    zone: said.zone,
    words,
    next: status === "armed" || status === "running" ? next.map(isoTime) : [],
    act: said.act,
    does: actText(said.act),
    catch_up: said.catchUp,
    timeout_ms: said.timeoutMs,
    notify_on: said.notifyOn,
    origin: said.origin,
    hash: said.hash,
    paused_reason: paused?.reason ?? null,
    fires: fires.map(fireObject),
  };
}

function statusOf(state: ScheduleState): ScheduleObject["status"] {
  if (state.isRemoved) return "removed";
  if (!isTrusted(state)) return "untrusted";
  if (state.paused) return "paused";
  return state.open.size > 0 ? "running" : "armed";
}
