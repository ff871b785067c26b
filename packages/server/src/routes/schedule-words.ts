import { type ScheduleEdit, USUAL_TIMEOUT_MS } from "@wheelhouse/core";
import type { ScheduleInput } from "@wheelhouse/desk";

/** What a schedule says when nobody says it. */
export const USUAL_WORDS = {
  title: "",
  catchUp: "last",
  timeoutMs: USUAL_TIMEOUT_MS,
  notifyOn: "failure",
} as const satisfies Partial<ScheduleInput>;

/** What a client has said of a schedule, in the words of its definition; nothing of what it has not. */
export function saidWords({
  catch_up: catchUp,
  timeout_ms: timeoutMs,
  notify_on: notifyOn,
  title,
  cron,
  zone,
  act,
}: ScheduleEdit): Partial<ScheduleInput> {
  return {
    ...(title !== undefined && { title }),
    ...(cron !== undefined && { cron }),
    ...(zone !== undefined && { zone }),
    ...(act !== undefined && { act }),
    ...(catchUp !== undefined && { catchUp }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(notifyOn !== undefined && { notifyOn }),
  };
}
