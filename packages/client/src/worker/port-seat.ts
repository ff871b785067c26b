import { watchPageLife } from "../live/page-life.ts";
import type { TakeSeat } from "../live/seat.ts";
import { holdLifeLock, type LifeLock, onDeath } from "./life-lock.ts";
import type { TabSays, WorkerSays } from "./port-messages.ts";

/** What becomes of a worker. Nothing is told after `leave`. */
export interface PortSeatOptions {
  /** It has to answer within this time, in milliseconds. */
  readonly welcomeMs: number;
  /** It did not answer in time; it may yet. */
  readonly onLate: () => void;
  /** It answers: from here on it tells everything. */
  readonly onWelcome: () => void;
  /** It cannot be loaded; the seat is given up. */
  readonly onFail: () => void;
  /** It answered, and is dead now; the seat is given up. */
  readonly onDeath: () => void;
}

/**
 * A seat in the shared worker. A page that stands still gives it up, since nobody would empty its port,
 * and takes it anew when it goes on: all of its topics open again.
 */
export function takePortSeat(worker: SharedWorker, options: PortSeatOptions): TakeSeat {
  return (events) => {
    const { port } = worker;
    const topics = new Set<string>();
    let isSeated = false;
    let isAnswered = false;
    let hasLeft = false;
    let life: LifeLock | undefined;
    let joins = 0;
    let unwatchWorker = (): void => undefined;

    const say = (message: TabSays): void => {
      if (isSeated) port.postMessage(message);
    };
    const isShown = (): boolean => document.visibilityState !== "hidden";

    async function join(): Promise<void> {
      const join = ++joins;
      const own = await holdLifeLock(navigator.locks, "tab");
      // The page may have been stopped, or left, in the meantime.
      if (join !== joins) return own.release();
      life = own;
      isSeated = true;
      say({ type: "hello", lock: own.name, isShown: isShown() });
      for (const topic of topics) say({ type: "want", topic });
    }

    function part(): void {
      joins++;
      say({ type: "leave" });
      isSeated = false;
      life?.release();
      life = undefined;
    }

    function leave(): void {
      if (hasLeft) return;
      hasLeft = true;
      clearTimeout(welcoming);
      unwatchPage();
      unwatchWorker();
      part();
      port.onmessage = null;
      port.close();
    }

    function fail(): void {
      if (hasLeft) return;
      leave();
      options.onFail();
    }

    /** Its first word, whatever it is. */
    function answer(): void {
      if (isAnswered) return;
      isAnswered = true;
      clearTimeout(welcoming);
      worker.removeEventListener("error", fail);
      options.onWelcome();
    }

    function watchWorker(lock: string | undefined): void {
      unwatchWorker();
      unwatchWorker = onDeath(navigator.locks, lock, () => {
        if (hasLeft) return;
        leave();
        options.onDeath();
      });
    }

    port.onmessage = ({ data }: MessageEvent<WorkerSays>) => {
      if (!isSeated) return;
      answer();
      switch (data.type) {
        case "welcome":
          return watchWorker(data.lock);
        case "open":
          return events.onOpen(data.topic, data.asOf);
        case "batch":
          return events.onBatch(data.batch);
        case "state":
          return events.onState(data.state);
        default:
          return data satisfies never;
      }
    };
    worker.addEventListener("error", fail, { once: true });
    const welcoming = setTimeout(() => options.onLate(), options.welcomeMs);
    const unwatchPage = watchPageLife({
      wake: () => say({ type: "wake" }),
      show: (shown) => say({ type: "show", isShown: shown }),
      freeze: part,
      thaw: () => void join(),
    });
    void join();

    return {
      want(topic) {
        topics.add(topic);
        say({ type: "want", topic });
      },
      drop(topic) {
        topics.delete(topic);
        say({ type: "drop", topic });
      },
      wake: () => say({ type: "wake" }),
      leave,
    };
  };
}
