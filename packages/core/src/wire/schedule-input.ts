import { z } from "zod";
import { scheduleWordsShape as words } from "../schedule/schedule-events.ts";

/** What a client sends to make a schedule; what is absent is as usual. */
export const scheduleCreateSchema = z.strictObject({
  /** Lower case letters, digits, `.`, `_` and `-`; part of addresses. */
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,59}$/),
  title: words.title.optional(),
  cron: words.cron,
  zone: words.zone,
  act: words.act,
  catch_up: words.catchUp.optional(),
  timeout_ms: words.timeoutMs.optional(),
  notify_on: words.notifyOn.optional(),
});
/** What a client sends to make a schedule. */
export type ScheduleCreate = z.infer<typeof scheduleCreateSchema>;

/** What a client sends to change a schedule; what is absent stays. */
export const scheduleEditSchema = scheduleCreateSchema.omit({ name: true }).partial();
/** What a client sends to change a schedule. */
export type ScheduleEdit = z.infer<typeof scheduleEditSchema>;
