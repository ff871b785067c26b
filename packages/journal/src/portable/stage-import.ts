import { messageOf } from "@wheelhouse/core";
import type { Changes } from "../append/changes.ts";
import { Refusal } from "../append/refusal.ts";
import { newHead } from "../append/stage-append.ts";
import type { Projection, Stored } from "../journal.ts";
import { projectEvents } from "../projection/project-events.ts";
import { createBlobValues } from "../read/blob-values.ts";
import { createDecoder, type DecodeBatch } from "../read/decode-batch.ts";
import type { EventVersions } from "../read/store-reader.ts";
import type { Batch } from "../store/batch.ts";
import type { StreamHead } from "../store/store.ts";
import type { EventsLine } from "./portable-line.ts";
import type { Portable } from "./read-portable.ts";

/** What came in. */
export interface ImportReceipt {
  readonly streams: readonly string[];
  readonly events: number;
}

/** Stages all streams of an exported file. Throws a refusal; the layer is then spoilt. */
export function stageImport(
  layer: Changes,
  portable: Portable,
  { projections, eventVersion = 1, upcast }: EventVersions & { projections: readonly Projection[] },
): ImportReceipt {
  const blobOf = (hash: string) => layer.blobs.get(hash);
  const decode = createDecoder({ blobValue: createBlobValues(blobOf), eventVersion, upcast });
  const heads = new Map<string, StreamHead>();
  let events = 0;
  for (const [hash, bytes] of portable.blobs) layer.blobs.set(hash, bytes);
  for (const line of portable.batches) {
    const stream = headAfter(line, heads.get(line.stream) ?? absentHead(layer, line.stream));
    heads.set(line.stream, stream);
    layer.setHead(stream);
    const batch = batchOf(line, stream, layer.lastGseq());
    layer.addBatch(batch);
    events += batch.count;
    const stored = decodeOrRefuse(decode, batch);
    if (batch.class === "run") projectEvents(layer, projections, stream.name, () => stored);
  }
  return { streams: [...heads.keys()], events };
}

function absentHead(layer: Changes, name: string): StreamHead {
  if (layer.head(name) !== undefined)
    throw new Refusal("journal.conflict", `${name} is in this journal already.`);
  return newHead(layer, name);
}

function headAfter(line: EventsLine, before: StreamHead): StreamHead {
  if (before.seq + line.events.length !== line.seq)
    throw new Refusal(
      "journal.invalid",
      `The exported journal has a gap in ${line.stream} after seq ${before.seq}.`,
    );
  return { ...before, seq: line.seq };
}

function batchOf(line: EventsLine, stream: StreamHead, lastGseq: number): Batch {
  const { seq, class: eventClass, version, at, events } = line;
  const count = events.length;
  const body = JSON.stringify(events).slice(1, -1);
  return { stream, gseq: lastGseq + count, seq, count, class: eventClass, version, at, body };
}

// What comes from outside must be readable before it is taken in, agents' text too.
function decodeOrRefuse(decode: DecodeBatch, batch: Batch): readonly Stored[] {
  try {
    return decode(batch);
  } catch (error) {
    throw new Refusal("journal.invalid", `The exported journal is refused: ${messageOf(error)}`, {
      cause: error,
    });
  }
}
