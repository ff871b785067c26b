import { journalSuite } from "../suite/journal-suite.ts";
import { openSqliteJournal } from "./open-sqlite-journal.ts";
import { tempJournal } from "./temp-journal.ts";

journalSuite("SQLite", async (options) =>
  openSqliteJournal({ ...options, path: await tempJournal() }),
);
