import { setImmediate } from "node:timers/promises";
import { WheelhouseError } from "@wheelhouse/core";
import { Cron } from "croner";
import cronstrue from "cronstrue";

/** So many times are looked for before others get their turn: one costs about 70 µs. */
const SLICE = 100;

/** When something is due. Times are wall clock in milliseconds. */
export interface Times {
  /** The next so many after a moment. */
  next(after: number, count: number): readonly number[];
  /**
   * All after one moment and up to another one, in order; of more than `most` the last so many, and how many came before.
   * Lets others have their turn.
   */
  between(
    after: number,
    upTo: number,
    most: number,
  ): Promise<{ readonly times: readonly number[]; readonly earlier: number }>;
  /** In words, such as "At 02:00". */
  readonly words: string;
}

/** Those read so far: to make sure that one is right costs more than to use it. */
const known = new Map<string, Times>();
/** So many are kept. */
const MOST_KNOWN = 2_000;

/**
 * Reads five fields of cron, or a nickname such as `@daily`, in a zone. A time that a change of the clocks leaves out is made
 * up for right after; one that comes twice fires once; what fires by intervals goes by the clock on the wall.
 * Throws `schedule.invalid` for what cannot be read, for an unknown zone, and for what never comes.
 */
export function readCron(cron: string, zone: string): Times {
  const key = `${zone} ${cron}`;
  const times = known.get(key) ?? timesOf(cron, zone);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, times);
  return times;
}

function timesOf(cron: string, zone: string): Times {
  const job = parsed(cron, knownZone(zone));
  const next = (after: number, count: number): readonly number[] =>
    job.nextRuns(count, new Date(after)).map((time) => time.getTime());
  if (next(Date.UTC(2024, 0, 1), 1).length === 0)
    throw invalid(`"${cron}" never comes: there is no such day.`);
  return {
    next,
    async between(after, upTo, most) {
      const times: number[] = [];
      let [at, earlier] = [after, 0];
      for (let seen = 1; ; seen++) {
        const following = job.nextRun(new Date(at))?.getTime();
        if (following === undefined || following > upTo) break;
        at = following;
        times.push(at);
        if (times.length > 2 * most) earlier += times.splice(0, times.length - most).length;
        if (seen % SLICE === 0) await setImmediate();
      }
      const over = Math.max(0, times.length - most);
      return { times: times.slice(over), earlier: earlier + over };
    },
    words: wordsOf(cron),
  };
}

function parsed(cron: string, timezone: string): Cron {
  try {
    return new Cron(cron, { timezone, mode: "5-part", paused: true });
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^CronPattern: /, "") : "";
    const fields = cron.trim().split(/\s+/).length;
    throw invalid(
      fields === 5 || cron.startsWith("@")
        ? `"${cron}" is no time that could come: ${why}`
        : `"${cron}" is no time that could come: it has ${fields} field${fields === 1 ? "" : "s"}, and not five.`,
    );
  }
}

function knownZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw new WheelhouseError("schedule.invalid", `There is no zone "${zone}".`, {
      hint: "Name one as in Europe/Berlin or America/New_York, or UTC.",
    });
  }
}

function wordsOf(cron: string): string {
  try {
    return cronstrue.toString(cron, { use24HourTimeFormat: true });
  } catch {
    return cron;
  }
}

function invalid(what: string): WheelhouseError {
  return new WheelhouseError("schedule.invalid", what, {
    hint: 'Five fields: minute, hour, day of the month, month, day of the week. "0 2 * * 1-5" is at 02:00 from Monday to Friday.',
  });
}
