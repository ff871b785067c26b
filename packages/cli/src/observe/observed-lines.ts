import { setTimeout as delay } from "node:timers/promises";
import { formatDuration, isAgentEvent } from "@wheelhouse/core";
import type { Context } from "../command/context.ts";
import { eventText } from "../output/event-text.ts";
import type { NamedObserved } from "./observed-named.ts";

/** What of a run's events is printed. */
export interface Wanted {
  /** Events of this step only. */
  readonly step: string | undefined;
  /** With what agents say and do; JSON always has it. */
  readonly text: boolean;
  readonly follow: boolean;
}

/** How often one who follows asks for more, in milliseconds. */
const ASK_MS = 300;
const ENDS: ReadonlySet<string> = new Set(["run.completed", "run.failed", "run.cancelled"]);

/** The events of an observed run, one entry a line; who follows gets those to come too, until the run has ended. */
export async function* observedLines(
  { id, runs: opened }: NamedObserved,
  { step, text, follow }: Wanted,
  { paint, io }: Context,
) {
  await using runs = opened;
  const columns = io.stdout.isTTY ? io.stdout.columns || 80 : Infinity;
  let seq = 0;
  let began: number | undefined;
  let ended = false;
  for (;;) {
    const { events, head } = await runs.after(id, seq);
    // Its log was replaced, and all of it is new.
    if (head < seq) [seq, began, ended] = [0, undefined, false];
    for (const line of events) {
      const at = Date.parse(line.at);
      seq = line.seq;
      began ??= at;
      ended ||= ENDS.has(line.type);
      if ((step !== undefined && line.step !== step) || (!text && isAgentEvent(line.type)))
        continue;
      const since = formatDuration(Math.max(0, at - began));
      const event = {
        ...line,
        at,
        step: line.step ?? undefined,
        attempt: line.attempt ?? undefined,
      };
      yield {
        data: line,
        view: () =>
          `${paint.dim(`${String(line.seq).padStart(5)} ${since.padStart(7)}`)}  ${eventText(event, paint, columns - 16)}`,
      };
    }
    if (events.length > 0 && seq < head) continue;
    if (!follow || ended) return;
    await delay(ASK_MS);
  }
}
