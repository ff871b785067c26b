import { isScheduleEvent, type ScheduleState, scheduleStream } from "@wheelhouse/core";
import type { Journal } from "@wheelhouse/journal";

/** The end of a fire is looked for among so many events at a time. */
const SLICE = 200;
/** No further back than this: what has printed nothing for so long is told without. */
const LOOKED_AT = 2_000;

/** What the latest fire that ended has printed. */
export interface LastOutput {
  readonly fire: string;
  /** When it ended, in milliseconds. */
  readonly at: number;
  /** The end of what it printed, scrubbed; `cut` bytes before it were not kept. */
  readonly text: string;
  readonly cut: number;
}

/** The output of the latest fire of a schedule that ended; undefined when it printed nothing, or when nothing has ended. */
export async function lastOutput(
  journal: Pick<Journal, "read">,
  { definition: { project, name }, seq }: ScheduleState,
): Promise<LastOutput | undefined> {
  const stream = scheduleStream(project.id, name);
  for (let to = seq; to > Math.max(0, seq - LOOKED_AT); to -= SLICE) {
    const events = await journal.read(stream, { from: Math.max(1, to - SLICE + 1), to });
    const last = events.findLast(({ type }) => type === "schedule.finished");
    if (!last || !isScheduleEvent(last) || last.type !== "schedule.finished") continue;
    const { fire, output = "", cut = 0 } = last.data;
    return output.trim() === "" ? undefined : { fire, at: last.at, text: output, cut };
  }
  return undefined;
}
