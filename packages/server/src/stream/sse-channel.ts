/** What waits for a reader before we stop writing, in bytes. The rest stays in the journal. */
const HIGH_WATER = 256 * 1024;
const encoder = new TextEncoder();

/** Turns text into the bytes that are sent. */
export function encode(text: string): Uint8Array {
  return encoder.encode(text);
}

/** One reader of server-sent events: bytes go in, and it says when there is no room. */
export class SseChannel {
  /** The answer's body. */
  readonly body: ReadableStream<Uint8Array>;
  readonly #gone = new AbortController();
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #room = Promise.withResolvers<void>();

  constructor() {
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        pull: () => this.#wake(),
        cancel: () => this.#end(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: HIGH_WATER }),
    );
  }

  /** Aborts when the reader has gone or the channel was closed. */
  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  /** Bytes that wait for the reader here. */
  get waiting(): number {
    return HIGH_WATER - (this.#controller?.desiredSize ?? 0);
  }

  /** Whether the reader is behind with what it was given. */
  get isFull(): boolean {
    return this.waiting >= HIGH_WATER;
  }

  write(bytes: Uint8Array): void {
    if (!this.signal.aborted) this.#controller?.enqueue(bytes);
  }

  /** Resolves when there is room, or nobody reads any more. */
  async room(): Promise<void> {
    while (this.isFull && !this.signal.aborted) await this.#room.promise;
  }

  /** Ends the answer in order. */
  close(): void {
    if (this.signal.aborted) return;
    this.#end();
    this.#controller?.close();
  }

  #end(): void {
    this.#gone.abort();
    this.#wake();
  }

  #wake(): void {
    this.#room.resolve();
    this.#room = Promise.withResolvers<void>();
  }
}
