import { type LiveHubOptions, takeOwnSeat } from "../live/create-live-hub.ts";
import { seekLead } from "../live/leadership.ts";
import type { LiveHub } from "../live/live-hub.ts";
import type { Seat, TakeSeat } from "../live/seat.ts";
import { createTabHub } from "../live/tab-hub.ts";
import { takePortSeat } from "./port-seat.ts";

/** A worker that does not answer for this long is as good as none, in milliseconds. */
const WELCOME_MS = 1_000;
/** After so many dead workers a tab keeps to itself. */
const MOST_DEATHS = 3;

/** How a tab finds the worker that it shares, or does without. */
export interface ConnectLiveHubOptions extends LiveHubOptions {
  /**
   * Finds or starts the worker of `@wheelhouse/client/live-worker`. *Contract*: its name holds the page's
   * build, so that only tabs of one build meet. It may throw, such as where there is no `SharedWorker`.
   */
  readonly worker: () => SharedWorker;
  readonly welcomeMs?: number | undefined;
}

/**
 * A hub whose connection is that of all tabs of this browser; of its own when the worker cannot be had,
 * which the same listeners do not notice but by another `onOpen`.
 */
export function connectLiveHub(options: ConnectLiveHubOptions): LiveHub {
  return createTabHub(takeSharedSeat(options), seekLead(navigator.locks));
}

function takeSharedSeat(options: ConnectLiveHubOptions): TakeSeat {
  const { worker, welcomeMs = WELCOME_MS, ...own } = options;
  return (events) => {
    const topics = new Set<string>();
    let deaths = 0;
    let seat: Seat = share();

    function share(): Seat {
      try {
        return takePortSeat(worker(), { welcomeMs, onFail: alone, onDeath: again })(events);
      } catch {
        // There are no workers here.
        return takeOwnSeat(own)(events);
      }
    }

    function change(next: Seat): void {
      seat.leave();
      seat = next;
      for (const topic of topics) seat.want(topic);
    }

    function alone(): void {
      change(takeOwnSeat(own)(events));
    }

    function again(): void {
      deaths++;
      if (deaths < MOST_DEATHS) change(share());
      else alone();
    }

    return {
      want(topic) {
        topics.add(topic);
        seat.want(topic);
      },
      drop(topic) {
        topics.delete(topic);
        seat.drop(topic);
      },
      wake: () => seat.wake(),
      leave: () => seat.leave(),
    };
  };
}
