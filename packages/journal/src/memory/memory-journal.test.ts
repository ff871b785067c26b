import { openMemoryJournal } from "./open-memory-journal.ts";
import { journalSuite } from "../suite/journal-suite.ts";

journalSuite("memory", openMemoryJournal);
