import { existsSync } from "node:fs";
import { EVENT_VERSION } from "@wheelhouse/core";
import { type JournalReader, openJournalReader } from "@wheelhouse/journal";
import { journalPath } from "../home/home-paths.ts";

/** Opens the journal of a data directory for reading; undefined when nothing was ever run there. Takes no lock. */
export async function openReading(home: string): Promise<JournalReader | undefined> {
  const path = journalPath(home);
  if (!existsSync(path)) return undefined;
  return openJournalReader(path, { eventVersion: EVENT_VERSION });
}

/** The same, where there must be a journal. Throws `journal.missing`. */
export function mustOpenReading(home: string): Promise<JournalReader> {
  return openJournalReader(journalPath(home), { eventVersion: EVENT_VERSION });
}
