import {
  isoTime,
  nearest,
  type ScheduleObject,
  type ScheduleState,
  WheelhouseError,
} from "@wheelhouse/core";
import { lastOutput, readSchedule } from "@wheelhouse/desk";
import { didYouMean } from "../command/parse-command-line.ts";
import { openReading } from "../reading/open-reading.ts";
import { listSchedules } from "./read-schedules.ts";

/** A schedule with what only its own page tells. */
export interface ScheduleDetail {
  readonly schedule: ScheduleObject;
  /** As it is in the journal. */
  readonly definition: ScheduleState["definition"];
  /** What the latest fire that ended has printed, its end; null when it printed nothing. */
  readonly output: string | null;
  /** Until when nothing is due because the clock was set back, as ISO 8601; null usually. */
  readonly waitsUntil: string | null;
}

/** A schedule of a project, with so many of its latest fires. Throws `schedule.unknown` with the nearest names. */
export async function scheduleDetail(
  home: string,
  project: string,
  name: string,
  { fires, now }: { readonly fires: number; readonly now: number },
): Promise<ScheduleDetail> {
  const all = await listSchedules(home, project, { fires, now });
  const schedule = all.find((each) => each.name === name);
  await using journal = await openReading(home);
  const state = journal && (await readSchedule(journal, `${project}/${name}`));
  if (!schedule || !journal || !state)
    throw unknown(
      name,
      all.map((each) => each.name),
    );
  const last = await lastOutput(journal, state);
  return {
    schedule,
    definition: state.definition,
    output: last?.text ?? null,
    waitsUntil: state.until > now ? isoTime(state.until) : null,
  };
}

function unknown(name: string, names: readonly string[]): WheelhouseError {
  return new WheelhouseError(
    "schedule.unknown",
    `There is no schedule ${JSON.stringify(name)} in this project.`,
    {
      hint:
        names.length === 0
          ? "It has none yet: wheelhouse schedule create NAME --cron …"
          : `${didYouMean(nearest(name, names))}All of them: wheelhouse schedule ls`,
    },
  );
}
