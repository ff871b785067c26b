import { StoreReader, type EventVersions, type JournalReader } from "../read/store-reader.ts";
import { openForReading } from "./journal-file.ts";
import { SqliteReads } from "./sqlite-reads.ts";

/**
 * Opens a journal's file for reading only: no lock is taken and nothing is written, whether or not
 * another process writes to it; `wake` makes its tails look for what that process has appended.
 * Rejects with `journal.missing` when there is no file yet, `journal.newer` or `journal.corrupt`.
 */
export async function openJournalReader(
  path: string,
  versions: EventVersions = {},
): Promise<JournalReader> {
  return new StoreReader(new SqliteReads(openForReading(path)), versions);
}
