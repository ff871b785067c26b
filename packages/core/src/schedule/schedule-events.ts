import { z } from "zod";
import { scheduleActSchema } from "./schedule-act.ts";
import { CATCH_UPS, MOST_MISSED, NOTIFY_ON } from "./schedule-words.ts";

const by = z.string();
/** Wall clock in milliseconds. */
const time = z.int();
/** `<due time in ISO>` for a time of the clock, `now-<n>` for a person's "now"; see {@link ScheduleState.epoch}. */
const fire = z.string().min(1).max(100);
const why = z.string().max(2_000);

/** What is said of a schedule; the same members whether a person or a file says it. */
export const scheduleWordsShape = {
  /** One line for people; empty when the name says all. */
  title: z.string().max(300),
  /** Five fields of cron. */
  cron: z.string().min(1).max(200),
  /** Name of a zone, such as `Europe/Berlin`. */
  zone: z.string().min(1).max(100),
  act: scheduleActSchema,
  catchUp: z.enum(CATCH_UPS),
  timeoutMs: z.int().min(1_000).max(86_400_000),
  notifyOn: z.enum(NOTIFY_ON),
};

/** How a fire came to its end. */
export const fireEndSchema = z.strictObject({
  /** `cancelled`: a person ended it, which is no failure. */
  result: z.enum(["ok", "failed", "cancelled"]),
  /** What went wrong, in a sentence; of a success what there is to say, if anything. */
  why: why.optional(),
  /** What kind of failure it was, such as `auth`, `timeout`, `exit`, `gone`. */
  class: z.string().max(50).optional(),
  /** Exit code of a command, or status of an answer. */
  code: z.int().optional(),
  /** The end of its output, scrubbed; `cut` bytes of it are not kept. */
  output: z.string().max(20_000).optional(),
  cut: z.int().min(0).optional(),
});
/** How a fire came to its end. */
export type FireEnd = z.infer<typeof fireEndSchema>;

function event<const T extends string, D extends z.ZodRawShape>(type: T, data: D) {
  return z.object({ type: z.literal(type), data: z.strictObject(data) });
}

/** Wire schema of everything that can happen to a schedule. */
export const scheduleEventSchema = z.discriminatedUnion("type", [
  /** Also when it is changed: what counts is the last one. Times after `from` are its own. */
  event("schedule.defined", {
    project: z.strictObject({ id: z.string(), path: z.string() }),
    name: z.string().min(1).max(100),
    ...scheduleWordsShape,
    origin: z.enum(["person", "file"]),
    /** Of what it does; a person's trust holds for this and nothing else. */
    hash: z.string(),
    from: time,
    by,
  }),
  event("schedule.trusted", { hash: z.string(), from: time, by }),
  event("schedule.paused", { reason: why.optional(), by }),
  /** Times before `from` are nobody's: it was paused. */
  event("schedule.resumed", { from: time, by }),
  event("schedule.removed", { by }),
  event("schedule.due", { fire, at: time, cause: z.enum(["clock", "person"]), by }),
  /** Handed to who does it. In one append with the birth of the run, when it is one. */
  event("schedule.dispatched", { fire, run: z.string().optional() }),
  event("schedule.started", { fire }),
  event("schedule.finished", { fire, ...fireEndSchema.shape }),
  /** Its time had come, and there was a reason not to. `fire` is new, or due already. */
  event("schedule.skipped", { fire, at: time, why }),
  /** Times that nobody was there for; `earlier` of them before the first of `at` are not written down one by one. */
  event("schedule.missed", {
    at: z.array(time).min(1).max(MOST_MISSED),
    earlier: z.int().min(0),
    epoch: z.int().min(0),
    why,
  }),
]);
/** Something that happened to a schedule, before it has a place in its stream. */
export type ScheduleEvent = z.infer<typeof scheduleEventSchema>;
