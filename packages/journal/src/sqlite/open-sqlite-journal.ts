import {
  StoreJournal,
  type JournalOptions,
  type PortableJournal,
} from "../append/store-journal.ts";
import type { Projection } from "../journal.ts";
import { checkProjections } from "../projection/check-projections.ts";
import type { Database } from "./database.ts";
import { explainOpening, openForWriting } from "./journal-file.ts";
import { dropProjection, registeredProjections, registrationOf } from "./projection-table.ts";
import { Reserve } from "./reserve.ts";
import { asInteger } from "./sql-value.ts";
import { SqliteStore } from "./sqlite-store.ts";

/** What the SQLite form is opened with. */
export interface SqliteJournalOptions extends JournalOptions {
  /** The file; its log, its shared memory and its reserve lie beside it. */
  readonly path: string;
  /** Ceiling of the file's size in bytes; an append beyond it is refused as on a full disk. */
  readonly maxBytes?: number | undefined;
}

/** A journal in one SQLite file. */
export interface SqliteJournal extends PortableJournal {
  /** Gives 8 MiB back to a full disk, for the last events of a run; false when they were given before. */
  releaseReserve(): Promise<boolean>;
  /** Takes the 8 MiB again; false while the disk has not enough room. */
  restoreReserve(): Promise<boolean>;
}

/**
 * Opens the journal in a file, which is made when there is none, and rebuilds the projections whose
 * definition differs from what the file has.
 *
 * *Contract*: one process writes; another one that opens the file too loses nothing and is not lost,
 * but each append then waits for the other's. Rejects with `journal.newer` or `journal.corrupt` and
 * has changed nothing, or with `home.unwritable` or `home.full`.
 */
export async function openSqliteJournal(options: SqliteJournalOptions): Promise<SqliteJournal> {
  const { path, projections = [], maxBytes } = options;
  checkProjections(projections);
  const db = openForWriting(path);
  try {
    if (maxBytes !== undefined) limitSize(db, maxBytes);
    const journal = new FileJournal(db, options);
    journal.keepUp(projections);
    // Nobody has to wait for the reserve; without room for it the journal works as well.
    void journal.restoreReserve();
    return journal;
  } catch (error) {
    db.close();
    throw explainOpening(error, path);
  }
}

function limitSize(db: Database, maxBytes: number): void {
  const pageBytes = asInteger(db.prepare(`PRAGMA page_size`).get()?.[0]);
  db.exec(`PRAGMA max_page_count = ${Math.floor(maxBytes / pageBytes)}`);
}

class FileJournal extends StoreJournal implements SqliteJournal {
  readonly #db: Database;
  readonly #reserve: Reserve;

  constructor(db: Database, options: SqliteJournalOptions) {
    super(new SqliteStore(db), options);
    this.#db = db;
    this.#reserve = new Reserve(options.path);
  }

  /** Drops the tables that this writer would let fall behind, and rebuilds those with another definition. */
  keepUp(projections: readonly Projection[]): void {
    const registered = registeredProjections(this.#db);
    const names = new Set(projections.map(({ name }) => name));
    const foreign = [...registered.keys()].filter((name) => !names.has(name));
    for (const name of foreign) dropProjection(this.#db, name);
    const isStale = (projection: Projection) =>
      registered.get(projection.name) !== registrationOf(projection);
    this.rebuildOnly(projections.filter(isStale));
  }

  releaseReserve(): Promise<boolean> {
    return this.#reserve.release();
  }

  restoreReserve(): Promise<boolean> {
    return this.#reserve.restore();
  }

  override async close(): Promise<void> {
    await super.close();
    await this.#reserve.settled();
  }
}
