import type { AppendReceipt, EventClass, Projection, StreamAppend } from "../journal.ts";
import { place } from "../read/decode-batch.ts";
import { projectEvents } from "../projection/project-events.ts";
import type { StreamHead } from "../store/store.ts";
import type { Changes } from "./changes.ts";
import { checkStreamName } from "./check-stream-name.ts";
import { encodeEvents, type EncodedEvents } from "./encode-events.ts";
import { Refusal } from "./refusal.ts";

/** An append that is ready to be staged: all that does not depend on where the streams stand is done. */
export interface PreparedAppend {
  readonly parts: readonly (StreamAppend & { readonly encoded: EncodedEvents })[];
  readonly idempotencyKey: string | undefined;
  readonly at: number;
  /** Version of the event union. */
  readonly version: number;
  /** How many events it has. */
  readonly weight: number;
}

/** Encodes an append and checks its form; throws a `journal.invalid` refusal. */
export function prepareAppend(
  appends: readonly StreamAppend[],
  options: { idempotencyKey?: string | undefined; at: number; version: number },
): PreparedAppend {
  if (appends.length === 0) throw new Refusal("journal.invalid", "An append names no stream.");
  let weight = 0;
  const parts = appends.map((part) => {
    checkForm(part);
    weight += part.events.length;
    return { ...part, encoded: encodeEvents(part.events) };
  });
  const { idempotencyKey, at, version } = options;
  return { parts, idempotencyKey, at, version, weight };
}

/**
 * Stages an append on a layer of changes: idempotency key, fence, expected seq and projections,
 * in this order, stream by stream (journal-format 5). Throws a refusal; the layer is then spoilt.
 */
export function stageAppend(
  changes: Changes,
  append: PreparedAppend,
  projections: readonly Projection[],
): AppendReceipt {
  const key = append.idempotencyKey;
  const earlier = key === undefined ? undefined : changes.receipt(key);
  if (earlier !== undefined) return { ...earlier, repeated: true };
  const streams = append.parts.map((part) => {
    const head = checkedHead(changes, part);
    const firstSeq = head.seq + 1;
    const lastSeq = head.seq + part.events.length;
    const firstGseq = changes.lastGseq() + 1;
    changes.setHead({ ...head, seq: lastSeq });
    addBatches(changes, part.encoded, { ...append, stream: head, class: part.class ?? "run" });
    if (part.class !== "agent") {
      const from = { stream: part.stream, seq: firstSeq, gseq: firstGseq, at: append.at };
      projectEvents(changes, projections, part.stream, () =>
        part.events.map((event, index) => place(event, from, index)),
      );
    }
    return { stream: part.stream, firstSeq, lastSeq };
  });
  const receipt = { streams, gseq: changes.lastGseq(), repeated: false };
  if (key !== undefined) changes.receipts.set(key, receipt);
  return receipt;
}

function checkForm({ stream, events }: StreamAppend): void {
  if (events.length === 0)
    throw new Refusal("journal.invalid", `The append to ${stream} has no events.`);
  if (events.some(({ type }) => typeof type !== "string" || type === ""))
    throw new Refusal("journal.invalid", `An event for ${stream} has no type.`);
}

/** The stream's head as the writer may go on from it, with its fence. */
function checkedHead(changes: Changes, part: StreamAppend): StreamHead {
  const { stream, fence, expectedSeq } = part;
  const head = changes.head(stream) ?? newHead(changes, stream);
  if (fence !== undefined && fence < head.fence)
    throw new Refusal(
      "journal.fenced",
      `The writer of ${stream} has fence ${fence}, and a later writer has shown ${head.fence}.`,
    );
  if (expectedSeq !== undefined && expectedSeq !== head.seq)
    throw new Refusal(
      "journal.conflict",
      `${stream} ends at seq ${head.seq}, and the writer expected ${expectedSeq}.`,
    );
  return fence === undefined ? head : { ...head, fence };
}

/** The head of a stream that does not exist yet. */
export function newHead(changes: Changes, name: string): StreamHead {
  checkStreamName(name);
  return { id: changes.lastStreamId() + 1, name, seq: 0, fence: 0 };
}

/** Gives encoded batches the places after the last ones. */
function addBatches(
  changes: Changes,
  encoded: EncodedEvents,
  common: { stream: StreamHead; class: EventClass; version: number; at: number },
): void {
  const { stream, class: eventClass, version, at } = common;
  let seq = stream.seq;
  for (const { count, body } of encoded.batches) {
    seq += count;
    const gseq = changes.lastGseq() + count;
    changes.addBatch({ stream, gseq, seq, count, class: eventClass, version, at, body });
  }
  for (const [hash, bytes] of encoded.blobs) changes.blobs.set(hash, bytes);
}
