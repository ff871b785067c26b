import { existsSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import type { StoredRunEvent } from "@wheelhouse/core";
import { asRunEvent } from "@wheelhouse/engine";
import { openJournalReader } from "@wheelhouse/journal";
import { journalPath } from "../home/home-paths.ts";
import { watchJournal } from "../reading/watch-journal.ts";

/** An event and the run that it belongs to. */
export type RunsEvent = StoredRunEvent & { readonly run: string };

/** The first event in a data directory that fits, whether it is there or comes. */
export async function untilEvent(
  home: string,
  fits: (event: RunsEvent) => boolean,
): Promise<RunsEvent> {
  // The directory is made by the command that we wait for.
  while (!existsSync(journalPath(home))) await delay(20);
  await using reader = await openJournalReader(journalPath(home));
  using _ = watchJournal(home, reader);
  for await (const batch of reader.tail({ since: 0 })) {
    for (const stored of batch) {
      const event = { ...asRunEvent(stored), run: stored.stream.slice("run/".length) };
      if (fits(event)) return event;
    }
  }
  throw new Error("the journal was closed");
}

/** All events of a run. */
export async function eventsOf(home: string, run: string): Promise<StoredRunEvent[]> {
  await using reader = await openJournalReader(journalPath(home));
  return (await reader.read(`run/${run}`)).map(asRunEvent);
}
