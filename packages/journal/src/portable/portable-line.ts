import type { EventClass } from "../journal.ts";
import type { EventTuple } from "../store/batch.ts";

/** Version of the exported form (journal-format 10). */
export const EXPORT_VERSION = 1;

/** The first line. */
interface HeaderLine {
  readonly journal: "wheelhouse";
  readonly export: number;
}

/** Bytes that a later line or its owner names by their SHA-256. */
interface BlobLine {
  readonly blob: string;
  readonly base64: string;
}

/** A batch; `seq` is that of its last event, and the events are tuples as in the file. */
export interface EventsLine {
  readonly stream: string;
  readonly seq: number;
  readonly class: EventClass;
  readonly version: number;
  readonly at: number;
  readonly events: readonly EventTuple[];
}

/** The last line: the SHA-256 of all lines before it, each with its line break. */
interface EndLine {
  readonly end: string;
}

/** A line of an exported file. */
export type PortableLine = HeaderLine | BlobLine | EventsLine | EndLine;
