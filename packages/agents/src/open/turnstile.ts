/** Lets one through at a time until somebody has come through, and then everybody. */
export interface Turnstile {
  /** Does the work behind the turnstile of that name. */
  through<T>(name: string, work: () => Promise<T>, isThrough: (outcome: T) => boolean): Promise<T>;
}

/** Names that are remembered. */
const KEPT = 512;

/**
 * A turnstile for private homes: agents lay out their databases and caches at their first start in a
 * home, and two that do it at once break each other.
 */
export function createTurnstile(): Turnstile {
  const open = new Set<string>();
  const queues = new Map<string, Promise<unknown>>();
  return {
    async through(name, work, isThrough) {
      for (let ahead = queues.get(name); ahead && !open.has(name); ahead = queues.get(name))
        await ahead;
      if (open.has(name)) return work();
      const mine = work();
      const settled = mine.then(
        (outcome) => isThrough(outcome),
        () => false,
      );
      const turn = settled.then((through) => {
        if (through) open.add(name);
        queues.delete(name);
        const [oldest] = open;
        if (open.size > KEPT && oldest !== undefined) open.delete(oldest);
      });
      queues.set(name, turn);
      return mine;
    },
  };
}
