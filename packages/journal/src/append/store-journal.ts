import type { AppendReceipt, Journal, Projection, StreamAppend } from "../journal.ts";
import { readPortable } from "../portable/read-portable.ts";
import { stageImport, type ImportReceipt } from "../portable/stage-import.ts";
import { rebuildProjections } from "../projection/rebuild-projections.ts";
import type { Upcast } from "../read/decode-batch.ts";
import { StoreReader, type EventVersions, type JournalReader } from "../read/store-reader.ts";
import type { Store } from "../store/store.ts";
import type { Changes } from "./changes.ts";
import { hashOf, weightOf } from "./encode-events.ts";
import { GroupCommit, type CommitStats } from "./group-commit.ts";
import { prepareAppend, stageAppend, type PreparedAppend } from "./stage-append.ts";

/** Agents' text waits this long for company, in milliseconds. */
const SOON_MS = 10;

/** What every form of the journal is opened with. */
export interface JournalOptions extends EventVersions {
  readonly projections?: readonly Projection[] | undefined;
  /** Wall clock in milliseconds; the system's when absent. */
  readonly clock?: (() => number) | undefined;
  /** How long an append with `flush: "soon"` may wait for company, in milliseconds; 10 when absent. */
  readonly soonMs?: number | undefined;
}

/** A journal whose streams can leave it and come in again (journal-format 10). */
export interface PortableJournal extends Journal, JournalReader {
  /**
   * Takes in the streams of an exported file, all or nothing, with new global positions and all
   * else as it was. Rejects with `journal.conflict` when one of the streams exists here, and with
   * `journal.invalid` when the file is not whole.
   */
  import(lines: AsyncIterable<string> | Iterable<string>): Promise<ImportReceipt>;
  stats(): CommitStats;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The journal over any store: what is the same for all of them. */
export class StoreJournal extends StoreReader implements PortableJournal {
  readonly #store: Store;
  readonly #projections: readonly Projection[];
  readonly #clock: () => number;
  readonly #versions: { readonly eventVersion: number; readonly upcast: Upcast | undefined };
  readonly #group: GroupCommit;

  constructor(store: Store, options: JournalOptions) {
    super(store, options);
    this.#store = store;
    this.#projections = options.projections ?? [];
    this.#clock = options.clock ?? Date.now;
    this.#versions = { eventVersion: options.eventVersion ?? 1, upcast: options.upcast };
    this.#group = new GroupCommit(store, {
      soonMs: options.soonMs ?? SOON_MS,
      onCommit: ({ streams }) => this.bell.ring((stream) => streams.has(stream)),
    });
  }

  append(
    appends: readonly StreamAppend[],
    options: {
      readonly idempotencyKey?: string | undefined;
      readonly flush?: "now" | "soon" | undefined;
    } = {},
  ): Promise<AppendReceipt> {
    const { idempotencyKey, flush = "now" } = options;
    const { eventVersion: version } = this.#versions;
    let prepared: PreparedAppend;
    try {
      prepared = prepareAppend(appends, { idempotencyKey, at: this.#clock(), version });
    } catch (error) {
      return Promise.reject(error);
    }
    const stage = (layer: Changes) => stageAppend(layer, prepared, this.#projections);
    return this.#group.submit(stage, { weight: prepared.weight, flush });
  }

  async nextFence(): Promise<number> {
    return this.#group.submit((layer) => layer.takeFence(), { weight: 1, flush: "now" });
  }

  async putBlob(bytes: Uint8Array): Promise<string> {
    const own = bytes.slice();
    const hash = hashOf(own);
    const weight = weightOf(own);
    await this.#group.submit((layer) => layer.blobs.set(hash, own), { weight, flush: "now" });
    return hash;
  }

  async import(lines: AsyncIterable<string> | Iterable<string>): Promise<ImportReceipt> {
    const portable = await readPortable(lines);
    const stage = (layer: Changes) =>
      stageImport(layer, portable, { ...this.#versions, projections: this.#projections });
    return this.#group.submit(stage, { weight: portable.weight, flush: "now" });
  }

  async rebuild(): Promise<void> {
    this.checkOpen();
    this.rebuildOnly(this.#projections);
  }

  stats(): CommitStats {
    return this.#group.stats;
  }

  protected rebuildOnly(projections: readonly Projection[]): void {
    rebuildProjections(this.#store, this.decode, projections);
  }

  override async close(): Promise<void> {
    this.#group.close();
    await super.close();
  }
}
