import type { TraceStore } from "@wheelhouse/client";
import { API } from "@wheelhouse/core";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useLive } from "../live/live-context.ts";
import { client } from "../queries/client.ts";
import { runStore } from "./run-stores.ts";

/** Rows of a run as a view has them. */
export interface Trace {
  readonly store: TraceStore;
  /** Another number when something is to be drawn anew: ten times a second at most. */
  readonly version: number;
}

/**
 * The rows of a run, live. They never enter the state of a component: what comes is put into columns at once,
 * and views read from there when the version changes. `seq`: a row that is known to exist.
 */
export function useTrace(run: string, seq: number): Trace {
  const live = useLive();
  const { store, pace } = useMemo(() => runStore(run), [run]);
  const version = useSyncExternalStore(pace.subscribe, pace.version);
  useEffect(() => store.grow(seq), [store, seq]);
  useEffect(() => {
    const end = new AbortController();
    let isOpen = false;
    const leave = live.subscribe(`run:${run}`, {
      onTrace: (rows) => store.append(rows),
      onOpen() {
        // Once more means that rows were missed, or that they are of another journal.
        if (isOpen) store.clear();
        isOpen = true;
        void headOf(run, end.signal).then((head) => store.grow(head));
      },
    });
    return () => {
      end.abort();
      leave();
    };
  }, [live, run, store]);
  return useMemo(() => ({ store, version }), [store, version]);
}

/** The last row that there is; 0 when it cannot be asked for: rows that come say it as well. */
async function headOf(run: string, signal: AbortSignal): Promise<number> {
  try {
    const query = { limit: "1" };
    return (await client.call(API.runEvents, { parts: { id: run }, query, signal })).head;
  } catch {
    return 0;
  }
}
