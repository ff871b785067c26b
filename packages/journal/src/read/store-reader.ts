import type { Json } from "@wheelhouse/core";
import { Refusal } from "../append/refusal.ts";
import type { Journal, ReadOptions, Row, Stored, TailOptions } from "../journal.ts";
import { exportStreams } from "../portable/export-streams.ts";
import type { ReadStore, RowQuery } from "../store/store.ts";
import { Bell } from "./bell.ts";
import { createBlobValues } from "./blob-values.ts";
import { createDecoder, type DecodeBatch, type Upcast } from "./decode-batch.ts";
import { tailJournal } from "./tail-journal.ts";

/** How events of older versions come to their present form (journal-format 4). */
export interface EventVersions {
  /** The version of the event union that this program writes and reads; 1 when absent. */
  readonly eventVersion?: number | undefined;
  readonly upcast?: Upcast | undefined;
}

/** The reading half of a journal, for processes that are not its writer. */
export interface JournalReader extends Pick<
  Journal,
  "read" | "head" | "watermark" | "streams" | "tail" | "wake" | "rows" | "getBlob" | "close"
> {
  /**
   * Lines of one portable file with these whole streams (journal-format 10), each without its line
   * break. `blobs` names blobs beside those that events hold their data in. Throws `journal.invalid`
   * for a stream or blob that does not exist.
   */
  export(
    streams: readonly string[],
    options?: { readonly blobs?: readonly string[] | undefined },
  ): AsyncIterable<string>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Reads from any store. */
export class StoreReader implements JournalReader {
  protected readonly bell = new Bell();
  protected readonly decode: DecodeBatch;
  readonly #store: ReadStore;

  constructor(store: ReadStore, { eventVersion = 1, upcast }: EventVersions) {
    this.#store = store;
    const blobValue: (hash: string) => Json = createBlobValues((hash) => store.blob(hash));
    this.decode = createDecoder({ blobValue, eventVersion, upcast });
  }

  async read(stream: string, options: ReadOptions = {}): Promise<readonly Stored[]> {
    const store = this.#open();
    const { from = 1, to = Infinity, limit = Infinity, sieve } = options;
    const head = store.head(stream);
    if (head === undefined) return [];
    const events: Stored[] = [];
    for (const batch of store.batches(head, { ...options, from })) {
      if (events.length >= limit) break;
      if (sieve?.(batch.body) === false) continue;
      // A batch that reaches over an edge comes whole.
      for (const event of this.decode(batch))
        if (event.seq >= from && event.seq <= to) events.push(event);
    }
    return events.length <= limit ? events : events.slice(0, limit);
  }

  async head(stream: string): Promise<number> {
    return this.#open().head(stream)?.seq ?? 0;
  }

  async watermark(): Promise<number> {
    return this.#open().lastGseq();
  }

  async streams(prefix: string): Promise<readonly string[]> {
    return this.#open().streams(prefix);
  }

  tail(options: TailOptions): AsyncIterable<readonly Stored[]> {
    return tailJournal({ store: this.#store, decode: this.decode, bell: this.bell }, options);
  }

  wake(): void {
    this.bell.ringAll();
  }

  async rows(projection: string, query: RowQuery = {}): Promise<readonly Row[]> {
    return this.#open().rows(projection, query);
  }

  async getBlob(hash: string): Promise<Uint8Array | undefined> {
    return this.#open().blob(hash);
  }

  export(
    streams: readonly string[],
    options: { readonly blobs?: readonly string[] | undefined } = {},
  ): AsyncIterable<string> {
    return exportStreams(this.#open(), streams, options.blobs ?? []);
  }

  async close(): Promise<void> {
    if (this.bell.closed) return;
    this.bell.close();
    this.#store.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  protected checkOpen(): void {
    if (this.bell.closed) throw new Refusal("journal.closed", "The journal is closed.");
  }

  #open(): ReadStore {
    this.checkOpen();
    return this.#store;
  }
}
