/** Rows of one chunk of data. */
export const CHUNK_ROWS = 500;

/** How many chunks are kept. */
export interface WindowSize {
  /** The newest ones, always. */
  readonly newest: number;
  /** Others, those that were used last. */
  readonly others: number;
}

/** What rows say, as far as it is kept. */
export interface DataWindow {
  set(seq: number, data: unknown): void;
  has(seq: number): boolean;
  get(seq: number): unknown;
  /** How many rows of a chunk are kept. */
  countOf(chunk: number): number;
  /** Somebody looks at these: they go last. */
  touch(from: number, to: number): void;
  /** Lets go of what is too much when `head` is the newest row. */
  trim(head: number): void;
  clear(): void;
  /** Rows that are kept. */
  readonly size: number;
}

/** The chunk that a row is in, from 0. */
export function chunkOf(seq: number): number {
  return Math.floor((seq - 1) / CHUNK_ROWS);
}

/** An empty window. */
export function createDataWindow({ newest, others }: WindowSize): DataWindow {
  /** The least recently used comes first. */
  const chunks = new Map<number, Map<number, unknown>>();
  const chunkWith = (seq: number): Map<number, unknown> | undefined => chunks.get(chunkOf(seq));

  return {
    set(seq, data) {
      const known = chunkWith(seq);
      if (known) known.set(seq, data);
      else chunks.set(chunkOf(seq), new Map([[seq, data]]));
    },
    has: (seq) => chunkWith(seq)?.has(seq) === true,
    get: (seq) => chunkWith(seq)?.get(seq),
    countOf: (chunk) => chunks.get(chunk)?.size ?? 0,
    touch(from, to) {
      for (let index = chunkOf(from); index <= chunkOf(to); index++) {
        const chunk = chunks.get(index);
        if (chunk === undefined) continue;
        chunks.delete(index);
        chunks.set(index, chunk);
      }
    },
    trim(head) {
      if (chunks.size <= newest + others) return;
      const firstKept = chunkOf(head) - newest + 1;
      let tooMany = [...chunks.keys()].filter((index) => index < firstKept).length - others;
      for (const index of chunks.keys()) {
        if (tooMany <= 0) return;
        if (index >= firstKept) continue;
        chunks.delete(index);
        tooMany--;
      }
    },
    clear: () => chunks.clear(),
    get size() {
      return chunks.values().reduce((sum, chunk) => sum + chunk.size, 0);
    },
  };
}
