import type { LiveHub, LiveState, TopicListener } from "@wheelhouse/client";
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from "react";

const LiveContext = createContext<LiveHub | undefined>(undefined);

/** Gives the stream of this browser to the page. */
export const LiveProvider = LiveContext.Provider;

/** The stream of this browser. */
export function useLive(): LiveHub {
  const live = useContext(LiveContext);
  if (live === undefined) throw new Error("there is no stream above this component");
  return live;
}

/** How the stream is. */
export function useLiveState(): LiveState {
  const live = useLive();
  return useSyncExternalStore(
    (listener) => live.onState(listener),
    () => live.state,
  );
}

/** Whether commands can be given: the server was there a moment ago. What to say when not is {@link refusedBy}. */
export function refusedBy({ kind }: LiveState): string | undefined {
  if (kind === "stale") return "The server does not answer; it is tried again by itself.";
  if (kind === "closed") return "This browser is signed out.";
  return undefined;
}

/** Hears a topic while a component is shown; undefined hears nothing. The listener may change with every drawing. */
export function useTopic(topic: string | undefined, listener: TopicListener): void {
  const live = useLive();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    if (topic === undefined) return undefined;
    return live.subscribe(topic, {
      onPatch: (patch) => latest.current.onPatch?.(patch),
      onTrace: (rows) => latest.current.onTrace?.(rows),
      onHeard: (heard) => latest.current.onHeard?.(heard),
      onFlowStarted: (started) => latest.current.onFlowStarted?.(started),
      onStepUpdated: (updated) => latest.current.onStepUpdated?.(updated),
      onOpen: (asOf) => latest.current.onOpen(asOf),
    });
  }, [live, topic]);
}
