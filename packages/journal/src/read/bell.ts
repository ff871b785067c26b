interface Waiter {
  readonly stream: string | undefined;
  readonly wake: () => void;
}

/** Wakes those who wait for new events; knows nothing about the events and loses no ring for a waiter. */
export class Bell {
  readonly #waiters = new Set<Waiter>();
  #closed = false;

  /** True once no more rings will come. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Wakes everybody who waits for any stream, or for one that `has` knows. */
  ring(has: (stream: string) => boolean): void {
    for (const waiter of this.#waiters)
      if (waiter.stream === undefined || has(waiter.stream)) waiter.wake();
  }

  ringAll(): void {
    for (const waiter of this.#waiters) waiter.wake();
  }

  /** Wakes everybody for the last time. */
  close(): void {
    this.#closed = true;
    this.ringAll();
  }

  /** Resolves at the next ring for the stream (any, when absent), at the close, or when `signal` aborts. */
  async wait(stream: string | undefined, signal: AbortSignal | undefined): Promise<void> {
    if (this.#closed || signal?.aborted === true) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const wake = () => resolve();
    const waiter = { stream, wake };
    this.#waiters.add(waiter);
    signal?.addEventListener("abort", wake, { once: true });
    try {
      await promise;
    } finally {
      this.#waiters.delete(waiter);
      signal?.removeEventListener("abort", wake);
    }
  }
}
