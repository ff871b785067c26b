import type { AppendReceipt, Projection, Row } from "../journal.ts";
import { joinBatches, type Batch } from "../store/batch.ts";
import type { Known, StreamHead, Writes } from "../store/store.ts";

/**
 * What a transaction is going to write, seen as if it were written: answers come from the changes
 * first and from what lies below them otherwise.
 *
 * Changes lie on one another. Each append of a group is staged on a layer of its own, which is
 * absorbed when the append holds and dropped when it is refused; so a refusal costs the group
 * nothing, and every check is made before the first write.
 */
export class Changes implements Known, Writes {
  readonly streams = new Map<string, StreamHead>();
  readonly batches: Batch[] = [];
  readonly blobs = new Map<string, Uint8Array>();
  readonly receipts = new Map<string, AppendReceipt>();
  /** A row that changes often in a group is here once. */
  readonly rows = new Map<Projection, Map<string, Row | null>>();
  readonly #below: Known;
  #gseq: number;
  #streamId: number;
  #fence: number | undefined;

  constructor(below: Known) {
    this.#below = below;
    this.#gseq = below.lastGseq();
    this.#streamId = below.lastStreamId();
  }

  head(stream: string): StreamHead | undefined {
    return this.streams.get(stream) ?? this.#below.head(stream);
  }

  receipt(key: string): AppendReceipt | undefined {
    return this.receipts.get(key) ?? this.#below.receipt(key);
  }

  row(projection: Projection, key: string): Row | undefined {
    const row = this.rows.get(projection)?.get(key);
    return row === undefined ? this.#below.row(projection, key) : (row ?? undefined);
  }

  lastGseq(): number {
    return this.#gseq;
  }

  lastStreamId(): number {
    return this.#streamId;
  }

  lastFence(): number {
    return this.#fence ?? this.#below.lastFence();
  }

  get fence(): number | undefined {
    return this.#fence;
  }

  get isEmpty(): boolean {
    return (
      this.streams.size === 0 &&
      this.blobs.size === 0 &&
      this.rows.size === 0 &&
      this.#fence === undefined
    );
  }

  setHead(head: StreamHead): void {
    this.streams.set(head.name, head);
    if (head.id > this.#streamId) this.#streamId = head.id;
  }

  /** Adds a batch that follows the last one globally; neighbours of one stream become one batch. */
  addBatch(batch: Batch): void {
    const last = this.batches.at(-1);
    const joined = last === undefined ? undefined : joinBatches(last, batch);
    if (joined === undefined) this.batches.push(batch);
    else this.batches[this.batches.length - 1] = joined;
    this.#gseq = batch.gseq;
  }

  setRow(projection: Projection, key: string, row: Row | null): void {
    const rows = this.rows.get(projection);
    if (rows === undefined) this.rows.set(projection, new Map([[key, row]]));
    else rows.set(key, row);
  }

  takeFence(): number {
    this.#fence = this.lastFence() + 1;
    return this.#fence;
  }

  /** Takes over the changes of a layer that lies directly on this one, and leaves it empty. */
  absorb(layer: Changes): void {
    for (const head of layer.streams.values()) this.setHead(head);
    for (const batch of layer.batches) this.addBatch(batch);
    for (const [hash, bytes] of layer.blobs) this.blobs.set(hash, bytes);
    for (const [key, receipt] of layer.receipts) this.receipts.set(key, receipt);
    for (const [projection, rows] of layer.rows)
      for (const [key, row] of rows) this.setRow(projection, key, row);
    if (layer.#fence !== undefined) this.#fence = layer.#fence;
    layer.#empty();
  }

  #empty(): void {
    this.batches.length = 0;
    for (const map of [this.streams, this.blobs, this.receipts, this.rows])
      if (map.size > 0) map.clear();
    this.#fence = undefined;
  }
}
