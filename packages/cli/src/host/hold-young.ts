import { PerformanceObserver } from "node:perf_hooks";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

/** What the young part of the heap may grow to, in bytes; the runtime would go on to eight times as much. */
const ENOUGH = 16 * 1024 ** 2;

/**
 * Keeps the young part of this process's heap small. The runtime takes a limit only when it is started; how much
 * it grows by it asks each time. A large one makes a program that allocates much a little faster, and costs a host
 * that does many small things 100 MB and longer pauses. Lifted when it is disposed of.
 */
export function holdYoung(): Disposable {
  let isHeld = false;
  const hold = (wanted: boolean): void => {
    if (wanted === isHeld) return;
    isHeld = wanted;
    setFlagsFromString(`--semi-space-growth-factor=${wanted ? 1 : 2}`);
  };
  // After memory was given back there is less than that, and it may grow again.
  const look = (): void => hold(youngBytes() >= ENOUGH);
  const observer = new PerformanceObserver(look);
  observer.observe({ entryTypes: ["gc"] });
  look();
  return {
    [Symbol.dispose]() {
      observer.disconnect();
      hold(false);
    },
  };
}

/** Room that is taken for the young part of the heap, in bytes. */
export function youngBytes(): number {
  const spaces = getHeapSpaceStatistics();
  return spaces.find(({ space_name }) => space_name === "new_space")?.space_size ?? 0;
}
