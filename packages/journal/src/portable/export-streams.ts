import { createHash } from "node:crypto";
import { Refusal } from "../append/refusal.ts";
import { parseBody } from "../read/decode-batch.ts";
import type { StreamRef } from "../store/batch.ts";
import type { ReadStore } from "../store/store.ts";
import { EXPORT_VERSION, type PortableLine } from "./portable-line.ts";

/** Batches read at a time. */
const PAGE = 64;

/**
 * The lines of an exported file (journal-format 10). Streams that grow meanwhile are exported up to
 * where they end when their turn comes.
 */
export async function* exportStreams(
  store: ReadStore,
  streams: readonly string[],
  blobs: readonly string[],
): AsyncGenerator<string, void, void> {
  const digest = createHash("sha256");
  for (const line of linesOf(store, streams, blobs)) {
    const text = JSON.stringify(line);
    digest.update(`${text}\n`);
    yield text;
  }
  yield JSON.stringify({ end: digest.digest("hex") } satisfies PortableLine);
}

function* linesOf(
  store: ReadStore,
  streams: readonly string[],
  blobs: readonly string[],
): Generator<PortableLine> {
  const told = new Set<string>();
  const tell = (hash: string): PortableLine[] => {
    if (told.has(hash)) return [];
    told.add(hash);
    const bytes = store.blob(hash);
    if (bytes === undefined) throw new Refusal("journal.invalid", `There is no blob ${hash}.`);
    return [{ blob: hash, base64: Buffer.from(bytes).toString("base64") }];
  };
  yield { journal: "wheelhouse", export: EXPORT_VERSION };
  for (const hash of blobs) yield* tell(hash);
  for (const name of new Set(streams)) {
    const head = store.head(name);
    if (head === undefined) throw new Refusal("journal.invalid", `There is no stream ${name}.`);
    yield* streamLines(store, head, tell);
  }
}

function* streamLines(
  store: ReadStore,
  stream: StreamRef,
  tell: (hash: string) => PortableLine[],
): Generator<PortableLine> {
  let seq = 0;
  for (;;) {
    const batches = store.batches(stream, { from: seq + 1, limit: PAGE });
    for (const batch of batches) {
      const events = parseBody(batch);
      for (const [, , , , blob] of events) if (blob !== undefined) yield* tell(blob);
      const { class: eventClass, version, at } = batch;
      yield { stream: stream.name, seq: batch.seq, class: eventClass, version, at, events };
    }
    if (batches.length < PAGE) return;
    seq = batches.at(-1)?.seq ?? seq;
  }
}
