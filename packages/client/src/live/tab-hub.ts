import type { Leadership } from "./leadership.ts";
import type { LiveHub } from "./live-hub.ts";
import { firstLiveState, type LiveState } from "./live-state.ts";
import type { Seat, TakeSeat } from "./seat.ts";
import { createTopicListeners } from "./topic-listeners.ts";
import { isTopicName } from "./topic-name.ts";

/** A tab's hub, over whatever seat it takes. */
export function createTabHub(takeSeat: TakeSeat, leadership: Leadership): LiveHub {
  const told = new Set<(state: LiveState) => void>();
  let state = firstLiveState(Date.now());
  const listeners = createTopicListeners(() => seat);
  const seat: Seat = takeSeat({
    onOpen: (topic, asOf) => listeners.open(topic, asOf),
    onBatch: (batch) => listeners.take(batch),
    onState: become,
  });

  function become(after: LiveState): void {
    if (after === state) return;
    state = after;
    for (const tell of told) tell(after);
  }

  return {
    subscribe(topic, listener) {
      return isTopicName(topic) ? listeners.add(topic, listener) : () => undefined;
    },
    get state() {
      return state;
    },
    onState(tell) {
      told.add(tell);
      return () => void told.delete(tell);
    },
    get isLeader() {
      return leadership.isLeader;
    },
    onLeader: (listener) => leadership.onLeader(listener),
    wake: () => seat.wake(),
    close() {
      seat.leave();
      listeners.clear();
      leadership.close();
      become({ ...state, kind: "closed", why: "closed", retryAt: null, since: Date.now() });
      told.clear();
    },
  };
}
