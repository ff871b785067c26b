import { hash } from "node:crypto";
import { messageOf } from "@wheelhouse/core";
import type { Draft } from "../journal.ts";
import { BATCH_EVENTS, BODY_CHARS, type EventTuple } from "../store/batch.ts";
import { Refusal } from "./refusal.ts";

/** Data whose JSON has more bytes than this goes to a blob (journal-format 7). */
const INLINE_BYTES = 16 * 1024;

/** Up to this many events are encoded in one go, in the hope that none of them is large. */
const TOGETHER = 32;

/** What an ordinary event takes. */
const EVENT_BYTES = 256;

/** A batch that has no place yet. */
interface EncodedBatch {
  readonly count: number;
  readonly body: string;
}

/** The events of a stream append as they will lie in the file. */
export interface EncodedEvents {
  readonly batches: readonly EncodedBatch[];
  /** Bytes by their SHA-256. */
  readonly blobs: ReadonlyMap<string, Uint8Array>;
}

const NO_BLOBS: ReadonlyMap<string, Uint8Array> = new Map();

/** Encodes events once and for all; throws a `journal.invalid` refusal when JSON cannot hold them. */
export function encodeEvents(events: readonly Draft[]): EncodedEvents {
  try {
    if (events.length <= TOGETHER) {
      const body = JSON.stringify(events.map(tupleOf)).slice(1, -1);
      if (isInline(body)) return { batches: [{ count: events.length, body }], blobs: NO_BLOBS };
    }
    return encodeOneByOne(events);
  } catch (error) {
    throw new Refusal("journal.invalid", `An event is not JSON: ${messageOf(error)}.`, {
      cause: error,
    });
  }
}

/** The name of a blob: the SHA-256 of its bytes, in hex. */
export function hashOf(bytes: Uint8Array): string {
  return hash("sha256", bytes, "hex");
}

/** How many events' worth of room bytes take in a commit. */
export function weightOf(bytes: Uint8Array): number {
  return 1 + Math.floor(bytes.byteLength / EVENT_BYTES);
}

function encodeOneByOne(events: readonly Draft[]): EncodedEvents {
  const batches: EncodedBatch[] = [];
  const blobs = new Map<string, Uint8Array>();
  let items: string[] = [];
  let chars = 0;
  const cut = () => {
    if (items.length > 0) batches.push({ count: items.length, body: items.join(",") });
    items = [];
    chars = 0;
  };
  for (const event of events) {
    const item = encodeOne(event, blobs);
    if (items.length === BATCH_EVENTS || chars + item.length > BODY_CHARS) cut();
    items.push(item);
    chars += item.length + 1;
  }
  cut();
  return { batches, blobs };
}

function encodeOne(event: Draft, blobs: Map<string, Uint8Array>): string {
  const item = JSON.stringify(tupleOf(event));
  if (isInline(item)) return item;
  const data = JSON.stringify(event.data);
  if (isInline(data)) return item;
  const bytes = Buffer.from(data);
  const name = hashOf(bytes);
  blobs.set(name, bytes);
  return JSON.stringify([...tupleOf({ ...event, data: null }), name]);
}

function tupleOf(event: Draft): EventTuple {
  return [event.type, event.step ?? null, event.attempt ?? null, event.data];
}

function isInline(json: string): boolean {
  // A UTF-16 unit is at most three bytes of UTF-8, so most bodies need no count.
  return json.length * 3 <= INLINE_BYTES || Buffer.byteLength(json) <= INLINE_BYTES;
}
