import { accessSync, constants, existsSync } from "node:fs";
import { dirname } from "node:path";
import { WheelhouseError, isWheelhouseError, messageOf } from "@wheelhouse/core";
import { isAppendRefusal } from "../append/refusal.ts";
import { createJournalFile } from "./create-journal-file.ts";
import { openDatabase, type Database } from "./database.ts";
import { APPLICATION_ID, FORMAT_VERSION } from "./schema.ts";
import { corrupt } from "./sql-error.ts";
import { asInteger } from "./sql-value.ts";

/** How long a writer waits for another one, in milliseconds. */
const BUSY_MS = 5_000;

/**
 * Opens a journal's file for writing, and makes it first if there is none (journal-format 1).
 *
 * *Contract*: throws `journal.newer`, `journal.corrupt`, `home.unwritable` or `home.full`, and has
 * then changed nothing. A log that a killed process left is recovered.
 */
export function openForWriting(path: string): Database {
  try {
    if (!existsSync(path)) createJournalFile(path);
    inspect(path);
    // SQLite would open a file without the right to write for reading, and say nothing.
    accessSync(path, constants.W_OK);
    return openDatabase(path, {}, configure);
  } catch (error) {
    throw explainOpening(error, path);
  }
}

/**
 * Opens a journal's file for reading beside whoever writes it; takes no lock and writes nothing.
 * Throws `journal.missing`, `journal.newer` or `journal.corrupt`.
 */
export function openForReading(path: string): Database {
  if (!existsSync(path))
    throw new WheelhouseError("journal.missing", `There is no journal at ${path}.`, {
      hint: "Start a run first, or name another data directory with --home.",
    });
  // Where nothing can be made beside the file, nobody can be writing it, unless a log says so.
  const immutable = !isWritable(dirname(path)) && !existsSync(`${path}-wal`);
  return openReadOnly(path, { immutable });
}

/** Refuses a file that is not a whole journal of a version that we know; leaves no trace. */
function inspect(path: string): void {
  openReadOnly(path, { immutable: !existsSync(`${path}-wal`) }).close();
}

/**
 * Opens read-only. A reader shares memory with the writer through a file beside the journal, which
 * SQLite makes where there is none; an `immutable` file has no writer and needs no such thing.
 */
function openReadOnly(path: string, { immutable }: { immutable: boolean }): Database {
  return openDatabase(path, { readOnly: true, immutable }, (db) => {
    db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
    checkVersion(db);
  });
}

function checkVersion(db: Database): void {
  const pragma = (name: string) => asInteger(db.prepare(`PRAGMA ${name}`).get()?.[0]);
  if (pragma("application_id") !== APPLICATION_ID)
    throw corrupt(db.path, "it does not have the mark of one");
  const version = pragma("user_version");
  if (version > FORMAT_VERSION)
    throw new WheelhouseError(
      "journal.newer",
      `${db.path} has format ${version}, and this program knows up to ${FORMAT_VERSION}.`,
      { hint: "Use the version of Wheelhouse that wrote it, or a later one. Nothing was changed." },
    );
}

function configure(db: Database): void {
  // The time-out comes first, because switching to the log takes a lock.
  db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
  db.exec(`PRAGMA journal_mode = WAL`);
  db.exec(`PRAGMA synchronous = FULL`);
  db.exec(`PRAGMA cache_size = -16384`);
  db.exec(`PRAGMA journal_size_limit = 67108864`);
  db.exec(`PRAGMA trusted_schema = OFF`);
}

/** What an error means to somebody who wanted to open a journal. */
export function explainOpening(error: unknown, path: string): Error {
  if (isWheelhouseError(error)) return error;
  const code = codeOf(error);
  if (code === "ENOSPC" || code === "journal.full")
    return new WheelhouseError("home.full", `There is no room for ${path}.`, {
      hint: "Free some space on that disk, or choose another place with --home.",
      cause: error,
    });
  if (isAppendRefusal(error))
    return new WheelhouseError("internal", `${path} cannot be opened: ${error.message}`, {
      hint: "Use the version of Wheelhouse that wrote it, and tell us.",
      cause: error,
    });
  return new WheelhouseError("home.unwritable", `${path} cannot be opened: ${messageOf(error)}.`, {
    hint: "Check its rights, or choose another place with --home.",
    cause: error,
  });
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}
