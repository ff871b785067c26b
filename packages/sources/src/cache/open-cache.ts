import { rmSync } from "node:fs";
import { messageOf } from "@wheelhouse/core";
import { type Database, openDatabase } from "@wheelhouse/journal/database";

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS log (
    run TEXT PRIMARY KEY, kind TEXT NOT NULL, path TEXT NOT NULL, name TEXT NOT NULL,
    cursor TEXT NOT NULL, mtime REAL NOT NULL, heard REAL NOT NULL, seq INTEGER NOT NULL, bad INTEGER NOT NULL,
    unknown INTEGER NOT NULL, item TEXT, member TEXT
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS memory (run TEXT PRIMARY KEY, value BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS checkpoint (
    run TEXT NOT NULL, seq INTEGER NOT NULL, offset INTEGER NOT NULL, lines INTEGER NOT NULL,
    kept BLOB NOT NULL, PRIMARY KEY (run, seq)
  );
  CREATE TABLE IF NOT EXISTS bad_line (
    run TEXT NOT NULL, line INTEGER NOT NULL, offset INTEGER NOT NULL, problem TEXT NOT NULL,
    text TEXT NOT NULL, PRIMARY KEY (run, line)
  );
`;

/** A cache's file, and why it is kept in memory when it is. */
export interface OpenedCache {
  readonly db: Database;
  /** Why nothing is kept on the disk, in a sentence. */
  readonly problem: string | undefined;
}

/**
 * Opens the cache of a version: see `cacheVersion`. One of another version, or that is damaged, is thrown away: everything in it is read again. Where no
 * file can be written it is kept in memory.
 */
export function openCacheFile(path: string, version: number): OpenedCache {
  const prepare = (db: Database): void => prepareCache(db, version);
  try {
    return { db: openDatabase(path, {}, prepare), problem: undefined };
  } catch {
    try {
      deleteCacheFile(path);
      return { db: openDatabase(path, {}, prepare), problem: undefined };
    } catch (error) {
      return {
        db: openDatabase(path, { memory: true }, prepare),
        problem: `What was read is not kept: ${messageOf(error)}`,
      };
    }
  }
}

/** Deletes a cache with all that lies beside it. */
export function deleteCacheFile(path: string): void {
  for (const end of ["", "-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
}

function prepareCache(db: Database, wanted: number): void {
  // What a power cut takes is read again, and what it damages is seen below: nothing has to wait for the disk.
  db.exec("PRAGMA busy_timeout = 2000; PRAGMA synchronous = OFF; PRAGMA journal_mode = WAL");
  // Pages are moved into the file when tens of megabytes wait, and when it is closed: not while much is read.
  db.exec("PRAGMA wal_autocheckpoint = 10000");
  const [version] = db.prepare("PRAGMA user_version").get() ?? [];
  if (version !== wanted && version !== 0) throw new Error("the cache is of another version");
  // Some milliseconds for the megabytes that it has; a page that is broken would else be found when it is missed.
  const [isWhole] = db.prepare("PRAGMA quick_check(1)").get() ?? [];
  if (isWhole !== "ok") throw new Error("the cache is damaged");
  db.exec(SCHEMA);
  db.exec(`PRAGMA user_version = ${wanted}`);
}
