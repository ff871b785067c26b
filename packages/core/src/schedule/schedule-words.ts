/** Streams of schedules; what follows is `<project>/<name>`. */
export const SCHEDULE_STREAMS = "schedule/";

/** The stream of a schedule. */
export function scheduleStream(project: string, name: string): string {
  return `${SCHEDULE_STREAMS}${project}/${name}`;
}

/** After which ends of a fire a person is told beyond the inbox. */
export const NOTIFY_ON = ["failure", "success", "always", "never"] as const;
/** After which ends of a fire a person is told beyond the inbox. */
export type NotifyOn = (typeof NOTIFY_ON)[number];

/** What is done about times that nobody was there for: the last one is made up for, or none is. */
export const CATCH_UPS = ["last", "none"] as const;
/** What is done about times that nobody was there for. */
export type CatchUp = (typeof CATCH_UPS)[number];

/**
 * Where a fire is: its time has come (`due`), it is at work (`running`), or it has its end. `skipped`: somebody was there
 * and had a reason; `missed`: nobody was there.
 */
export const FIRE_STATUSES = ["due", "running", "ran", "failed", "skipped", "missed"] as const;
/** Where a fire is. */
export type FireStatus = (typeof FIRE_STATUSES)[number];

/** Most times that are written down one by one after a long absence; earlier ones are told as one stretch. */
export const MOST_MISSED = 5_000;

/** Time that a fire may take when nobody says it, in milliseconds. */
export const USUAL_TIMEOUT_MS = 600_000;
