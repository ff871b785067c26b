import { WheelhouseError, type Json } from "@wheelhouse/core";
import type { Draft, Stored } from "../journal.ts";
import type { Batch, EventTuple } from "../store/batch.ts";

/** Brings an event that an older version wrote to the present form; pure. */
export type Upcast = (event: Draft, version: number) => Draft;

/** What reading needs beside the batch. */
export interface DecodeOptions {
  /** The value of a blob, shared and frozen. */
  readonly blobValue: (hash: string) => Json;
  /** The version of the event union that this program knows. */
  readonly eventVersion: number;
  readonly upcast?: Upcast | undefined;
}

/** Turns a stored batch into its events. */
export type DecodeBatch = (batch: Batch) => Stored[];

/**
 * The read boundary (journal-format 4): every event that leaves the journal passes here, has its
 * blob resolved and is upcast here, once. Throws `journal.newer` for events of a later version
 * and `journal.corrupt` for a body that is not what the format says.
 */
export function createDecoder({ blobValue, eventVersion, upcast }: DecodeOptions): DecodeBatch {
  return (batch) => {
    if (batch.version > eventVersion) throw newer(batch, eventVersion);
    const from = firstPlace(batch);
    const modern = upcast === undefined || batch.version === eventVersion;
    return parseBody(batch).map((tuple, index) => {
      const draft = draftOf(tuple, blobValue);
      return place(modern ? draft : upcast(draft, batch.version), from, index);
    });
  };
}

/** Where a run of neighbouring events begins. */
export interface Place {
  readonly stream: string;
  readonly seq: number;
  readonly gseq: number;
  readonly at: number;
}

/** Puts the event at `index` of a run of neighbours into its place. */
export function place(event: Draft, from: Place, index: number): Stored {
  return {
    gseq: from.gseq + index,
    stream: from.stream,
    seq: from.seq + index,
    at: from.at,
    type: event.type,
    step: event.step,
    attempt: event.attempt,
    data: event.data,
  };
}

/** The tuples of a batch, whose number is checked. */
export function parseBody(batch: Batch): readonly EventTuple[] {
  let tuples: unknown;
  try {
    tuples = JSON.parse(`[${batch.body}]`);
  } catch (error) {
    throw damaged(batch, error);
  }
  if (!isTuples(tuples, batch.count)) throw damaged(batch, undefined);
  return tuples;
}

function isTuples(value: unknown, count: number): value is readonly EventTuple[] {
  return Array.isArray(value) && value.length === count;
}

function firstPlace({ stream, seq, gseq, count, at }: Batch): Place {
  return { stream: stream.name, seq: seq - count + 1, gseq: gseq - count + 1, at };
}

function draftOf(tuple: EventTuple, blobValue: (hash: string) => Json): Draft {
  const [type, step, attempt, data, blob] = tuple;
  return {
    type,
    step: step ?? undefined,
    attempt: attempt ?? undefined,
    data: blob === undefined ? data : blobValue(blob),
  };
}

function damaged({ stream, seq }: Batch, cause: unknown): WheelhouseError {
  return new WheelhouseError(
    "journal.corrupt",
    `The events of ${stream.name} up to seq ${seq} cannot be read.`,
    { hint: "Run `wheelhouse doctor` to see what is damaged.", cause },
  );
}

function newer({ stream, version }: Batch, known: number): WheelhouseError {
  return new WheelhouseError(
    "journal.newer",
    `${stream.name} has events of version ${version}, and this program knows up to ${known}.`,
    { hint: "Use the version of Wheelhouse that wrote them, or a later one." },
  );
}
