/**
 * Appends until it is killed: `node append-forever.ts JOURNAL`. Eight writers, each of which goes on
 * from its own acknowledged seq; a line `stream seq` on stdout tells of each acknowledgement.
 */
import { writeSync } from "node:fs";
import { largeData, note, SUMS } from "../../suite/samples.ts";
import { openSqliteJournal, type SqliteJournal } from "../open-sqlite-journal.ts";

const WRITERS = 8;

async function write(journal: SqliteJournal, stream: string): Promise<never> {
  let seq = await journal.head(stream);
  for (;;) {
    const events = Array.from({ length: 1 + (seq % 5) }, (_, index) => note(seq + index + 1));
    if (seq % 11 === 0) events.push(note(largeData(`${stream} ${seq}`), "large"));
    const { streams } = await journal.append([
      { stream, expectedSeq: seq, events },
      { stream: `thread/${stream}`, class: "agent", events: [note(seq)] },
    ]);
    seq = streams[0]?.lastSeq ?? seq;
    writeSync(1, `${stream} ${seq}\n`);
  }
}

const path = process.argv[2];
if (path === undefined) throw new Error("Name the journal.");
const journal = await openSqliteJournal({ path, projections: [SUMS] });
await Promise.all(Array.from({ length: WRITERS }, (_, index) => write(journal, `run/${index}`)));
