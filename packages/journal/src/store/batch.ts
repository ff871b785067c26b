import type { Json } from "@wheelhouse/core";
import type { EventClass } from "../journal.ts";

/** Most events that one batch holds, so that reading one event never costs more than this. */
export const BATCH_EVENTS = 128;

/** Most characters that the body of several events has, so that a reader's memory is bounded. */
export const BODY_CHARS = 256 * 1024;

/** A stream's identity in one file; never renamed, never reused. */
export interface StreamRef {
  readonly id: number;
  readonly name: string;
}

/**
 * Neighbouring events of one stream, as they lie in the file (journal-format 3).
 * `gseq` and `seq` are those of the last event; the others come right before, without a gap.
 */
export interface Batch {
  readonly stream: StreamRef;
  readonly gseq: number;
  readonly seq: number;
  readonly count: number;
  readonly class: EventClass;
  /** Version of the event union that wrote it. */
  readonly version: number;
  /** Wall clock of the append, in milliseconds. */
  readonly at: number;
  /** Event tuples, each a JSON array, with commas between them. */
  readonly body: string;
}

/**
 * One event inside a body: type, step, attempt, data. A fifth member is the hash of the blob that
 * holds the data, which is then null here.
 */
export type EventTuple =
  | readonly [type: string, step: string | null, attempt: string | null, data: Json]
  | readonly [type: string, step: string | null, attempt: string | null, data: null, blob: string];

/** Two batches of which the second follows the first globally, as one; undefined when they do not fit together. */
export function joinBatches(first: Batch, second: Batch): Batch | undefined {
  const fits =
    first.stream.id === second.stream.id &&
    first.class === second.class &&
    first.at === second.at &&
    first.version === second.version &&
    first.count + second.count <= BATCH_EVENTS &&
    first.body.length + second.body.length < BODY_CHARS;
  if (!fits) return undefined;
  return {
    ...second,
    count: first.count + second.count,
    body: `${first.body},${second.body}`,
  };
}
