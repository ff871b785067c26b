import type { Patch, RunStateObject } from "@wheelhouse/core";
import { createRunPatches, isBehind, withPatches } from "./run-patches.ts";

/** What a run's watch reads and writes. */
export interface RunWatchPorts {
  /** The server's fold of the run as it is now. */
  readonly fetch: (signal: AbortSignal) => Promise<RunStateObject>;
  /** What is shown; undefined before the first fold. */
  readonly get: () => RunStateObject | undefined;
  readonly set: (state: RunStateObject) => void;
  /** Fetches anew and shows it. */
  readonly refetch: () => void;
}

/** Keeps what is shown of one run as the run is. */
export interface RunWatch {
  /** A fold with everything that was heard after it. */
  load(signal: AbortSignal): Promise<RunStateObject>;
  /** The stream is open: everything after a global position is heard from here on. */
  opened(asOf: number): void;
  heard(patch: Patch): void;
}

/**
 * Joins a fold with the patches of a stream. *Contract*: in whatever order the fold's answer, the stream's opening and
 * its patches come, what is shown in the end is the run as it is; a fold from before the opening is fetched again.
 */
export function createRunWatch({ fetch, get, set, refetch }: RunWatchPorts): RunWatch {
  const patches = createRunPatches();
  let openedAt = -1;
  let isOpen = false;
  return {
    async load(signal) {
      let state = await fetch(signal);
      if (state.as_of < openedAt) state = await fetch(signal);
      return withPatches(state, patches.after(state.as_of));
    },
    opened(asOf) {
      const isAgain = isOpen;
      isOpen = true;
      // Another topic may have told what is later than the first opening: a fold without it is too old as well.
      openedAt = isAgain ? asOf : Math.max(asOf, patches.latest());
      patches.forget();
      const state = get();
      // A second opening says that something was missed, or that the journal is another one, whatever the positions say.
      if (state !== undefined && (isAgain || state.as_of < asOf)) refetch();
    },
    heard(patch) {
      const news = patches.take(patch);
      const state = get();
      if (state === undefined || news.length === 0) return;
      const next = withPatches(
        state,
        news.filter(({ rev }) => rev > state.as_of),
      );
      if (next !== state) set(next);
      if (isBehind(next, news)) refetch();
    },
  };
}
