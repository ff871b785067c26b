import { messageOf } from "@wheelhouse/core";
import { hashOf } from "../append/encode-events.ts";
import { parseBody } from "../read/decode-batch.ts";
import { BATCH_EVENTS } from "../store/batch.ts";
import type { Database } from "./database.ts";
import { openForReading } from "./journal-file.ts";
import { asBytes, asInteger, asText } from "./sql-value.ts";
import { SqliteReads } from "./sqlite-reads.ts";

/** Batches read at a time. */
const PAGE = 512;

/** Problems after which the rest is not told. */
const ENOUGH = 20;

/** What is in a journal's file and whether it is whole. */
export interface Verification {
  /** One sentence each; empty when the journal is whole. */
  readonly problems: readonly string[];
  readonly streams: number;
  readonly events: number;
  readonly blobs: number;
}

/**
 * Checks a whole file without writing: SQLite's own integrity check, seqs without gaps, global
 * positions that only rise, bodies that can be read, blobs that are there and have the bytes that
 * their names say. Never throws for a damaged file; that is a problem like the others.
 */
export function verifyJournal(path: string): Verification {
  const problems: string[] = [];
  const counts = { streams: 0, events: 0, blobs: 0 };
  try {
    const db = openForReading(path);
    try {
      // One transaction, so that a writer beside us does not change what we compare.
      db.exec("BEGIN");
      checkFile(db, problems);
      counts.streams = checkSeqs(db, problems);
      const hashes = checkBlobs(db, problems);
      counts.blobs = hashes.size;
      counts.events = checkBatches(db, hashes, problems);
    } finally {
      db.close();
    }
  } catch (error) {
    problems.push(messageOf(error));
  }
  return { problems: problems.slice(0, ENOUGH), ...counts };
}

function checkFile(db: Database, problems: string[]): void {
  for (const [finding] of db.prepare(`PRAGMA integrity_check(${ENOUGH})`).all())
    if (finding !== "ok") problems.push(`SQLite: ${asText(finding)}.`);
}

function checkSeqs(db: Database, problems: string[]): number {
  const gaps = db.prepare(
    `SELECT stream.name, before, next FROM (
       SELECT stream, lag(seq, 1, 0) OVER (PARTITION BY stream ORDER BY seq) AS before,
         seq - count + 1 AS next
       FROM batch
     ) JOIN stream ON stream.id = stream WHERE next <> before + 1 LIMIT ${ENOUGH}`,
  );
  for (const [name, before, next] of gaps.all())
    problems.push(`${asText(name)} goes from seq ${asInteger(before)} to ${asInteger(next)}.`);
  return asInteger(db.prepare(`SELECT count(*) FROM stream`).get()?.[0]);
}

function checkBlobs(db: Database, problems: string[]): ReadonlySet<string> {
  const bytesOf = db.prepare(`SELECT bytes FROM blob WHERE hash = ?`);
  const hashes = db
    .prepare(`SELECT hash FROM blob`)
    .all()
    .map(([hash]) => asText(hash));
  for (const hash of hashes)
    if (hashOf(asBytes(bytesOf.get(hash)?.[0])) !== hash)
      problems.push(`The blob ${hash} has other bytes than its name says.`);
  return new Set(hashes);
}

function checkBatches(db: Database, blobs: ReadonlySet<string>, problems: string[]): number {
  const reads = new SqliteReads(db);
  let events = 0;
  let gseq = 0;
  for (;;) {
    const batches = reads.batchesAfter(gseq, PAGE);
    for (const batch of batches) {
      const { stream, seq, count } = batch;
      const where = `${stream.name} up to seq ${seq}`;
      if (count < 1 || count > BATCH_EVENTS) problems.push(`${where} has a batch of ${count}.`);
      if (batch.gseq - count < gseq) problems.push(`${where} has global positions of others.`);
      try {
        for (const [, , , , blob] of parseBody(batch))
          if (blob !== undefined && !blobs.has(blob))
            problems.push(`${where} names the blob ${blob}, which is missing.`);
      } catch (error) {
        problems.push(messageOf(error));
      }
      events += count;
      gseq = batch.gseq;
    }
    if (batches.length < PAGE) return events;
  }
}
