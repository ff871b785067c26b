import { StoreReader, type EventVersions, type JournalReader } from "../read/store-reader.ts";
import { openForReading } from "./journal-file.ts";
import { SqliteReads } from "./sqlite-reads.ts";

/**
 * Opens a journal's file for reading only: no lock is taken and nothing is written, whether or not
 * another process writes to it. Undefined when there is no file yet. `wake` makes its tails look
 * for what that process has appended. Throws `journal.newer` or `journal.corrupt`.
 */
export function openJournalReader(
  path: string,
  versions: EventVersions = {},
): JournalReader | undefined {
  const db = openForReading(path);
  return db === undefined ? undefined : new StoreReader(new SqliteReads(db), versions);
}
