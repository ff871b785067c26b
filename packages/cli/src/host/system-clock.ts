import type { Clock } from "@wheelhouse/engine";

/** Longest delay that a timer of the runtime takes; longer ones would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** The clock and the timers of this process. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, call) {
    const due = Date.now() + ms;
    let timer: NodeJS.Timeout;
    const arm = (): void => {
      const left = due - Date.now();
      timer = setTimeout(left > LONGEST_MS ? arm : call, Math.min(Math.max(0, left), LONGEST_MS));
    };
    arm();
    return () => clearTimeout(timer);
  },
};
