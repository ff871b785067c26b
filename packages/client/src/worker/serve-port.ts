import type { CoreSeat, LiveCore } from "../live/live-core.ts";
import { onDeath } from "./life-lock.ts";
import type { Port, TabSays } from "./port-messages.ts";

/** What the worker has for all of its tabs. */
export interface Desk {
  readonly core: Pick<LiveCore, "take">;
  readonly locks: Pick<LockManager, "request"> | undefined;
  /** The worker's own life lock, once it is held. */
  readonly lock: Promise<string | undefined>;
}

/** Gives the tab behind a port a seat whenever it says hello, and takes it back when it leaves or dies. */
export function servePort({ core, locks, lock }: Desk, port: Port): void {
  let seat: CoreSeat | undefined;
  let unwatch = (): void => undefined;

  function leave(): void {
    unwatch();
    seat?.leave();
    seat = undefined;
  }

  function greet({ lock: tab, isShown }: Extract<TabSays, { type: "hello" }>): void {
    leave();
    void lock.then((own) => port.postMessage({ type: "welcome", lock: own }));
    seat = core.take({
      onOpen: (topic, asOf) => port.postMessage({ type: "open", topic, asOf }),
      onBatch: (batch) => port.postMessage({ type: "batch", batch }),
      onState: (state) => port.postMessage({ type: "state", state }),
    });
    seat.show(isShown);
    unwatch = onDeath(locks, tab, leave);
  }

  port.onmessage = ({ data }: MessageEvent<TabSays>) => {
    switch (data.type) {
      case "hello":
        return greet(data);
      case "want":
        return seat?.want(data.topic);
      case "drop":
        return seat?.drop(data.topic);
      case "show":
        return seat?.show(data.isShown);
      case "wake":
        return seat?.wake();
      case "leave":
        return leave();
      default:
        // A tab of another build cannot find this worker.
        return data satisfies never;
    }
  };
}
