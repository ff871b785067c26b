import type { Stored, TailOptions } from "../journal.ts";
import type { Batch } from "../store/batch.ts";
import type { ReadStore } from "../store/store.ts";
import type { Bell } from "./bell.ts";
import type { DecodeBatch } from "./decode-batch.ts";

/** Batches read at a time: what a slow reader costs in memory, however far behind it is. */
const PAGE = 32;

/** Where a tail reads. */
export interface TailSource {
  readonly store: ReadStore;
  readonly decode: DecodeBatch;
  readonly bell: Bell;
}

/**
 * Replays, then follows (journal-format 6).
 *
 * There is no hand-over between the two, hence no gap and no duplicate: a tail is a cursor, and
 * each step reads what lies after it from the store. Only when there is nothing does it wait for
 * the bell; between that look and the wait nothing else of this process can run. A reader that
 * does not come back costs nothing. Ends when `signal` aborts or the journal closes.
 */
export async function* tailJournal(
  { store, decode, bell }: TailSource,
  { since, stream, signal, onCaughtUp }: TailOptions,
): AsyncGenerator<readonly Stored[], void, void> {
  if (bell.closed) return;
  const next =
    stream === undefined ? allBatches(store, since) : streamBatches(store, stream, since);
  const goal = store.lastGseq();
  let seen = since;
  let caughtUp = false;
  while (!bell.closed && signal?.aborted !== true) {
    const batches = next();
    if (!caughtUp && (batches.length === 0 || seen >= goal)) {
      caughtUp = true;
      onCaughtUp?.();
    }
    const events = batches.flatMap(decode).filter(({ gseq }) => gseq > seen);
    const last = events.at(-1);
    if (last === undefined) {
      await bell.wait(stream, signal);
    } else {
      seen = last.gseq;
      yield events;
    }
  }
}

/** Gives the batches of all streams that come after those that it gave before. */
function allBatches(store: ReadStore, since: number): () => readonly Batch[] {
  let gseq = since;
  return () => {
    const batches = store.batchesAfter(gseq, PAGE);
    gseq = batches.at(-1)?.gseq ?? gseq;
    return batches;
  };
}

/** The same for one stream, by its seq; the stream may come into being later. */
function streamBatches(store: ReadStore, name: string, since: number): () => readonly Batch[] {
  let seq: number | undefined;
  return () => {
    const head = store.head(name);
    if (head === undefined) return [];
    seq ??= store.seqAt(head, since);
    const batches = store.batches(head, { from: seq + 1, limit: PAGE });
    seq = batches.at(-1)?.seq ?? seq;
    return batches;
  };
}
