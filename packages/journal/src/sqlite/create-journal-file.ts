import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname } from "node:path";
import { openDatabase } from "./database.ts";
import { APPLICATION_ID, FORMAT_VERSION, SCHEMA } from "./schema.ts";
import { corrupt } from "./sql-error.ts";

/**
 * Makes an empty journal under another name and links it to its own, so that a file with a
 * journal's name is always a whole journal, whenever the process dies (journal-format 1.2). A
 * journal that another process makes meanwhile is left as it is.
 */
export function createJournalFile(path: string): void {
  if (existsSync(`${path}-wal`)) throw corrupt(path, "the file is gone and its log is there");
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${process.pid}.new`;
  remove(unfinished);
  try {
    // Runs hold what agents have read; SQLite gives the files beside this one the same rights.
    closeSync(openSync(unfinished, "wx", 0o600));
    openDatabase(unfinished, {}, (db) => {
      db.exec(`PRAGMA journal_mode = WAL`);
      db.exec(`BEGIN`);
      db.exec(SCHEMA);
      db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
      db.exec(`PRAGMA user_version = ${FORMAT_VERSION}`);
      db.exec(`COMMIT`);
    }).close();
    publish(unfinished, path);
    syncDirectory(dirname(path));
  } finally {
    remove(unfinished);
  }
}

function publish(unfinished: string, path: string): void {
  try {
    linkSync(unfinished, path);
  } catch (error) {
    // Only a link never replaces a file; where the file system has none, the host's lock must do.
    if (!existsSync(path)) renameSync(unfinished, path);
    else if (!isTaken(error)) throw error;
  }
}

function remove(unfinished: string): void {
  for (const suffix of ["", "-wal", "-shm", "-journal"])
    rmSync(`${unfinished}${suffix}`, { force: true });
}

function syncDirectory(directory: string): void {
  const handle = openSync(directory, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
