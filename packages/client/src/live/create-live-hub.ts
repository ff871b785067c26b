import { seekLead } from "./leadership.ts";
import { createLiveCore, type LiveCore, type LiveCoreOptions } from "./live-core.ts";
import type { LiveHub } from "./live-hub.ts";
import { watchPageLife } from "./page-life.ts";
import type { TakeSeat } from "./seat.ts";
import { createTabHub } from "./tab-hub.ts";

/** A tab that nobody looks at gives its connection back after this time, in milliseconds: a browser has six for one server. */
const HIDDEN_MS = 60_000;

/** How a tab has a stream. */
export interface LiveHubOptions extends LiveCoreOptions {
  /** How long a hidden tab keeps its connection, in milliseconds; a minute when absent. */
  readonly hiddenMs?: number | undefined;
}

/** A hub with a connection of its own: for one tab, for programs, and where there are no shared workers. */
export function createLiveHub(options: LiveHubOptions): LiveHub {
  return createTabHub(takeOwnSeat(options), seekLead(globalThis.navigator?.locks));
}

/** The only seat at a connection of the tab's own. Between being hidden and being looked at again it misses nothing. */
export function takeOwnSeat({ hiddenMs = HIDDEN_MS, ...options }: LiveHubOptions): TakeSeat {
  return (events) => {
    const core: LiveCore = createLiveCore(options);
    const seat = core.take(events);
    let hiding: ReturnType<typeof setTimeout> | undefined;
    const unwatch = watchPageLife({
      wake() {
        if (!isHidden()) core.wake();
      },
      show(isShown) {
        clearTimeout(hiding);
        if (!isShown) hiding = setTimeout(() => core.rest(), hiddenMs);
      },
      freeze: () => core.rest(),
      thaw() {
        if (!isHidden()) core.wake();
      },
    });
    return {
      ...seat,
      leave() {
        clearTimeout(hiding);
        unwatch();
        seat.leave();
        core.close();
      },
    };
  };
}

function isHidden(): boolean {
  return globalThis.document?.visibilityState === "hidden";
}
