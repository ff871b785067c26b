import { API, isWheelhouseError, type LogLine, WheelhouseError } from "@wheelhouse/core";
import type { Client } from "../call/create-client.ts";
import { usualBackOff } from "../follow/follower-state.ts";
import type { SeqRange } from "./seq-ranges.ts";

/** Requests that are under way at a time; a browser has six connections for all of its tabs. */
const MOST_REQUESTS = 2;

/** Fetches stretches of a run. */
export interface RowLoader {
  /** Why the last fetch failed. */
  readonly error: WheelhouseError | null;
  /** Whether one more can be fetched now; after a failure not for a while. */
  readonly hasRoom: boolean;
  isLoading(seq: number): boolean;
  /** Fetches a stretch unless there is no room. */
  load(range: SeqRange): void;
  /** Gives up what is under way. */
  cancel(): void;
}

/** How a loader fetches, and who is told what comes of it; nobody is after `cancel`. */
export interface RowLoaderOptions {
  readonly client: Pick<Client, "call">;
  readonly run: string;
  readonly onRows: (rows: readonly LogLine[], range: SeqRange) => void;
  readonly onError: () => void;
  /** There is room again after a failure. */
  readonly onRoom: () => void;
}

/** A loader of one run's rows. */
export function createRowLoader(options: RowLoaderOptions): RowLoader {
  const { client, run, onRows, onError, onRoom } = options;
  const loading = new Set<SeqRange>();
  let end = new AbortController();
  let error: WheelhouseError | null = null;
  let failures = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;

  async function fetchRows(range: SeqRange, signal: AbortSignal): Promise<void> {
    try {
      const { events } = await client.call(API.runEvents, {
        parts: { id: run },
        query: { from: String(range.from), to: String(range.to) },
        signal,
      });
      if (signal.aborted) return;
      loading.delete(range);
      error = null;
      failures = 0;
      onRows(events, range);
    } catch (cause) {
      if (signal.aborted) return;
      loading.delete(range);
      fail(cause);
    }
  }

  function fail(cause: unknown): void {
    error = isWheelhouseError(cause)
      ? cause
      : new WheelhouseError("internal", "The rows cannot be read.", { cause });
    failures++;
    clearTimeout(pause);
    pause = setTimeout(() => {
      pause = undefined;
      onRoom();
    }, usualBackOff(failures));
    onError();
  }

  const hasRoom = (): boolean => loading.size < MOST_REQUESTS && pause === undefined;

  return {
    get error() {
      return error;
    },
    get hasRoom() {
      return hasRoom();
    },
    isLoading: (seq) => loading.values().some(({ from, to }) => from <= seq && seq <= to),
    load(range) {
      if (!hasRoom()) return;
      loading.add(range);
      void fetchRows(range, end.signal);
    },
    cancel() {
      end.abort();
      end = new AbortController();
      clearTimeout(pause);
      pause = undefined;
      loading.clear();
      error = null;
    },
  };
}
