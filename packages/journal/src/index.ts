export type * from "./journal.ts";
export { isAppendRefusal } from "./append/refusal.ts";
export type { JournalOptions, PortableJournal } from "./append/store-journal.ts";
export type { CommitStats } from "./append/group-commit.ts";
export type { EventVersions, JournalReader } from "./read/store-reader.ts";
export type { Upcast } from "./read/decode-batch.ts";
export type { ImportReceipt } from "./portable/stage-import.ts";
export { openMemoryJournal } from "./memory/open-memory-journal.ts";
export {
  openSqliteJournal,
  type SqliteJournal,
  type SqliteJournalOptions,
} from "./sqlite/open-sqlite-journal.ts";
export { openJournalReader } from "./sqlite/open-journal-reader.ts";
export { staleProjections } from "./sqlite/stale-projections.ts";
export { verifyJournal, type Verification } from "./sqlite/verify-journal.ts";
