import { API } from "@wheelhouse/core";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useLive } from "../live/live-context.ts";
import { client } from "../queries/client.ts";
import { paced } from "./pace.ts";
import { createSpanFeed, type SpanFeed } from "./span-feed.ts";
import { SLICES } from "./density.ts";

/** Spans of a run as a view has them. */
export interface Spans {
  readonly feed: SpanFeed;
  /** Another number when something is to be drawn anew: ten times a second at most. */
  readonly version: number;
}

/** The spans of a run, live, for as long as a component is shown. */
export function useSpans(run: string): Spans {
  const live = useLive();
  const { feed, pace } = useMemo(() => {
    const parts = { id: run };
    const made = createSpanFeed({
      spans: (signal) => client.call(API.runSpans, { parts, signal }),
      density: (signal) =>
        client.call(API.runDensity, { parts, query: { buckets: String(SLICES) }, signal }),
    });
    return { feed: made, pace: paced(made) };
  }, [run]);
  const version = useSyncExternalStore(pace.subscribe, pace.version);
  useEffect(() => {
    // At once, because the stream may be far away; and again when it is open, for what came between.
    feed.load();
    const leave = live.subscribe(`run:${run}`, {
      onTrace: (rows) => feed.append(rows),
      onOpen: () => feed.load(),
    });
    return () => {
      leave();
      feed.close();
    };
  }, [live, run, feed]);
  return useMemo(() => ({ feed, version }), [feed, version]);
}
