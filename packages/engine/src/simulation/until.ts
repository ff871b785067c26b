import type { StoredRunEvent } from "@wheelhouse/core";
import type { Journal } from "@wheelhouse/journal";
import { asRunEvent } from "../recover/load-run.ts";

/** Waits for the first event of a run that fits, whether it is there already or comes later. */
export async function until(
  journal: Journal,
  run: string,
  fits: (event: StoredRunEvent) => boolean,
): Promise<StoredRunEvent> {
  for await (const batch of journal.tail({ since: 0, stream: `run/${run}` })) {
    const found = batch.map(asRunEvent).find(fits);
    if (found) return found;
  }
  throw new Error("the journal was closed before it came");
}

/** Waits for an event of a type. */
export function untilType(
  journal: Journal,
  run: string,
  type: StoredRunEvent["type"],
): Promise<StoredRunEvent> {
  return until(journal, run, (event) => event.type === type);
}

/** All events of a run that move it, in order. */
export async function eventsOf(journal: Journal, run: string): Promise<StoredRunEvent[]> {
  return (await journal.read(`run/${run}`)).map(asRunEvent);
}
