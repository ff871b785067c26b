/** "WHL1": tells our files from any other SQLite database. */
export const APPLICATION_ID = 0x57484c31;

/** Version of the tables below; a file with a higher one is refused (journal-format 2). */
export const FORMAT_VERSION = 1;

/** The tables of journal-format 2; projections add theirs. */
export const SCHEMA = `
CREATE TABLE stream(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  fence INTEGER NOT NULL
) STRICT;

CREATE TABLE batch(
  gseq INTEGER PRIMARY KEY,
  stream INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  count INTEGER NOT NULL,
  class INTEGER NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;

-- The class is in the index so that a reader skips agents' text without touching it.
CREATE UNIQUE INDEX batch_by_stream ON batch(stream, seq, class);

CREATE TABLE blob(
  hash TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE receipt(
  key TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE counter(
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE projection(
  name TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  definition TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row an event, for people with a SQL shell; our own readers do not use it.
CREATE VIEW event AS
SELECT
  batch.gseq - batch.count + 1 + item.key AS gseq,
  stream.name AS stream,
  batch.seq - batch.count + 1 + item.key AS seq,
  iif(batch.class = 0, 'run', 'agent') AS class,
  batch.at AS at,
  item.value ->> 0 AS type,
  item.value ->> 1 AS step,
  item.value ->> 2 AS attempt,
  coalesce(CAST(blob.bytes AS TEXT), item.value -> 3) AS data
FROM batch
JOIN stream ON stream.id = batch.stream
JOIN json_each('[' || batch.body || ']') AS item
LEFT JOIN blob ON blob.hash = item.value ->> 4;
`;
