/**
 * Opens a journal as a user who may not write there: `node open-as-nobody.ts JOURNAL`. Prints the
 * code of the error, and the head of run/a as a reader sees it.
 */
import { isWheelhouseError } from "@wheelhouse/core";
import { openJournalReader } from "../open-journal-reader.ts";
import { openSqliteJournal } from "../open-sqlite-journal.ts";

const NOBODY = 65_534;

const path = process.argv[2];
if (path === undefined) throw new Error("Name the journal.");
// Root may write everywhere; all code is loaded before its rights are given up.
if (process.getuid?.() === 0) process.setuid?.(NOBODY);
const code = await openSqliteJournal({ path }).then(
  () => "opened",
  (error: unknown) => (isWheelhouseError(error) ? error.code : String(error)),
);
const head = await openJournalReader(path).then(
  (reader) => reader.head("run/a"),
  () => undefined,
);
console.log(JSON.stringify({ code, head }));
