import { type LiveHubOptions, takeOwnSeat } from "../live/create-live-hub.ts";
import { seekLead } from "../live/leadership.ts";
import type { LiveHub } from "../live/live-hub.ts";
import type { Seat, TakeSeat } from "../live/seat.ts";
import { createTabHub } from "../live/tab-hub.ts";
import { takePortSeat } from "./port-seat.ts";

/** Who has waited this long for the worker does without until it answers, in milliseconds. */
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
 * A hub whose connection is that of all tabs of this browser; its own while the worker cannot be had,
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
    /** In the worker; undefined when there is none. */
    let shared: Seat | undefined;
    /** In this tab, while the worker does not answer. */
    let standIn: Seat | undefined;

    function share(): void {
      try {
        shared = takePortSeat(worker(), {
          welcomeMs,
          onLate: beAlone,
          onWelcome: beTogether,
          onFail: beAlone,
          onDeath: shareAgain,
        })(events);
      } catch {
        // There are no workers here.
        return beAlone();
      }
      for (const topic of topics) shared.want(topic);
    }

    function beAlone(): void {
      if (standIn !== undefined) return;
      standIn = takeOwnSeat(own)(events);
      for (const topic of topics) standIn.want(topic);
    }

    function beTogether(): void {
      standIn?.leave();
      standIn = undefined;
    }

    function shareAgain(): void {
      shared = undefined;
      if (++deaths < MOST_DEATHS) share();
      else beAlone();
    }

    share();
    return {
      want(topic) {
        topics.add(topic);
        shared?.want(topic);
        standIn?.want(topic);
      },
      drop(topic) {
        topics.delete(topic);
        shared?.drop(topic);
        standIn?.drop(topic);
      },
      wake() {
        shared?.wake();
        standIn?.wake();
      },
      leave() {
        shared?.leave();
        standIn?.leave();
      },
    };
  };
}
