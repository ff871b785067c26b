/**
 * The full-text index of what was said in sessions, in a file of its own that can be thrown away.
 *
 * Owns: which turns can be found and how far each run has been taken in. Does not own: where turns come from.
 */
import type { SearchHit } from "@wheelhouse/core";
import { wireTime } from "@wheelhouse/core";
import { type Database, openDatabase } from "@wheelhouse/journal/database";
import { rmSync } from "node:fs";
import { matchOf, phraseOf } from "./match-of.ts";
import type { Turn } from "./turns-of.ts";

const VERSION = 1;
const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = OFF;
  CREATE TABLE IF NOT EXISTS taken (run TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS turn (
    id INTEGER PRIMARY KEY, run TEXT NOT NULL, step TEXT NOT NULL, seq INTEGER NOT NULL,
    at INTEGER NOT NULL, role TEXT NOT NULL, text TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS turn_run ON turn (run);
  CREATE INDEX IF NOT EXISTS turn_at ON turn (at);
  CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
    text, content='turn', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
  );
  CREATE TRIGGER IF NOT EXISTS turn_in AFTER INSERT ON turn BEGIN
    INSERT INTO words (rowid, text) VALUES (new.id, new.text);
  END;
  CREATE TRIGGER IF NOT EXISTS turn_out AFTER DELETE ON turn BEGIN
    INSERT INTO words (words, rowid, text) VALUES ('delete', old.id, old.text);
  END;
`;

// Marks that no text has: they are taken out of what is indexed.
const BEGIN = "\u0002";
const END = "\u0003";
/** Words of a snippet. */
const SNIPPET = 24;

/** A found turn, but for what only the run knows. */
export type FoundTurn = Omit<SearchHit, "title" | "source">;

/** See the file's header. */
export class TurnIndex {
  readonly #db: Database;

  /** Opens the file, or makes it anew when it is of another version or damaged. */
  constructor(path: string) {
    this.#db = openFresh(path);
  }

  /** Seq up to which a run has been taken in; 0 when it has not. */
  takenTo(run: string): number {
    const [seq] = this.#db.prepare("SELECT seq FROM taken WHERE run = ?").get(run) ?? [0];
    return Number(seq);
  }

  /** Takes turns of a run in, and notes that it is known up to `seq`. All or nothing. */
  take(run: string, seq: number, turns: readonly Turn[]): void {
    this.#atOnce(() => {
      const insert = this.#db.prepare(
        "INSERT INTO turn (run, step, seq, at, role, text) VALUES (?, ?, ?, ?, ?, ?)",
      );
      for (const turn of turns) {
        const text = turn.text.replaceAll(BEGIN, " ").replaceAll(END, " ");
        insert.run(run, turn.step, turn.seq, Math.round(turn.at), turn.role, text);
      }
      this.#db.prepare("INSERT OR REPLACE INTO taken VALUES (?, ?)").run(run, seq);
    });
  }

  /** Forgets a run: it begins anew, or is gone. */
  forget(run: string): void {
    this.#atOnce(() => {
      this.#db.prepare("DELETE FROM turn WHERE run = ?").run(run);
      this.#db.prepare("DELETE FROM taken WHERE run = ?").run(run);
    });
  }

  /** Forgets turns that are older than a time in ms. */
  forgetBefore(at: number): void {
    this.#db.prepare("DELETE FROM turn WHERE at < ?").run(Math.round(at));
  }

  /** Runs of which something is known. */
  runs(): readonly string[] {
    return this.#db
      .prepare("SELECT run FROM taken")
      .all()
      .map(([run]) => String(run));
  }

  /** Turns with all words of a text in them, the best first. */
  search(text: string, limit: number): readonly FoundTurn[] {
    const match = matchOf(text);
    if (match === undefined) return [];
    const rows = this.#db
      .prepare(
        `SELECT turn.run, turn.step, turn.seq, turn.at, turn.role,
           snippet(words, 0, char(2), char(3), '…', ${SNIPPET})
         FROM words JOIN turn ON turn.id = words.rowid
         WHERE words MATCH ? ORDER BY rank, turn.at DESC LIMIT ?`,
      )
      .all(match, limit);
    return rows.map(([run, step, seq, at, role, snippet]) => ({
      run: String(run),
      step: String(step),
      seq: Number(seq),
      at: wireTime(Number(at)),
      role: role === "prompt" || role === "tool" ? role : "text",
      ...unmarked(String(snippet)),
    }));
  }

  /** Which of these names are said in a run, as words of their own. */
  mentions(run: string, names: readonly string[]): readonly string[] {
    const find = this.#db.prepare(
      "SELECT 1 FROM words JOIN turn ON turn.id = words.rowid WHERE words MATCH ? AND turn.run = ? LIMIT 1",
    );
    return names.filter((name) => {
      const phrase = phraseOf(name);
      return phrase !== undefined && find.get(phrase, run) !== undefined;
    });
  }

  close(): void {
    this.#db.close();
  }

  #atOnce(work: () => void): void {
    this.#db.exec("BEGIN");
    try {
      work();
      this.#db.exec("COMMIT");
    } catch (error) {
      this.#db.exec("ROLLBACK");
      throw error;
    }
  }
}

function openFresh(path: string): Database {
  try {
    return openDatabase(path, {}, prepare);
  } catch {
    for (const end of ["", "-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
    return openDatabase(path, {}, prepare);
  }
}

function prepare(db: Database): void {
  db.exec("PRAGMA busy_timeout = 2000");
  const [version] = db.prepare("PRAGMA user_version").get() ?? [];
  if (version !== VERSION && version !== 0) throw new Error("the index is of another version");
  db.exec(SCHEMA);
  db.exec(`PRAGMA user_version = ${VERSION}`);
}

/** The snippet without its marks, and where they were, in characters. */
function unmarked(marked: string): Pick<FoundTurn, "snippet" | "marks"> {
  let snippet = "";
  const marks: [number, number][] = [];
  for (const part of marked.split(BEGIN)) {
    const end = part.indexOf(END);
    if (end >= 0) marks.push([snippet.length, snippet.length + end]);
    snippet += part.replace(END, "");
  }
  return { snippet, marks };
}
