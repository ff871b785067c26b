import type { ForeignEvent } from "../known-event.ts";

/** A row of a table: a flat record of SQLite values. */
export type Row = Readonly<Record<string, string | number | null>>;

/**
 * A table that is a pure fold of events, in the shape that the journal takes.
 * *Contract*: the same rows come out however the events of a stream are grouped; a null row deletes.
 */
export interface RunProjection {
  readonly name: string;
  /** Rises when the same events give other rows: the table is then rebuilt. */
  readonly version: number;
  readonly columns: Readonly<Record<string, "TEXT" | "INTEGER" | "REAL">>;
  readonly key: string;
  readonly indexes: readonly (string | readonly string[])[];
  /** Prefix of the streams that it reads. */
  readonly streams: string;
  project(
    stream: string,
    events: readonly ForeignEvent[],
    row: (key: string) => Row | undefined,
  ): readonly { readonly key: string; readonly row: Row | null }[];
}

/** Streams of runs; what follows is the run's id. */
export const RUN_STREAMS = "run/";
