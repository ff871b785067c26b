import { type AppendReceipt, openMemoryJournal, type StreamAppend } from "@wheelhouse/journal";
import type { Clock } from "@wheelhouse/engine";
import { EVENT_VERSION, RUN_PROJECTIONS } from "@wheelhouse/core";

/** A clock that moves only when it is told to, and the journal of one data directory by it. */
export interface MortalWorld {
  readonly journal: Awaited<ReturnType<typeof openMemoryJournal>>;
  now(): number;
  /** Moves to the next timer of whoever lives, but not beyond a moment, and lets all that follows happen. */
  advance(upTo: number): Promise<void>;
  /** Sets the clock without anybody being there. */
  set(now: number): void;
  /** A host that lives until it is killed. With `dies`, its so many-th append kills it. */
  host(dies?: { readonly atAppend: number; readonly isWritten: boolean }): MortalHost;
}

/** What a host has of the world. After its death nothing that it began comes back, and none of its timers. */
export interface MortalHost {
  readonly clock: Clock;
  /** Resolves when it is killed. */
  readonly death: Promise<void>;
  append(
    streams: readonly StreamAppend[],
    options?: { readonly idempotencyKey?: string | undefined },
  ): Promise<AppendReceipt>;
  readonly isDead: boolean;
  /** Something that it waits for. */
  living<T>(work: Promise<T>): Promise<T>;
  kill(): void;
}

/** Opens such a world at a moment. */
export async function openMortalWorld(start: number): Promise<MortalWorld> {
  let now = start;
  let count = 0;
  let busy = 0;
  const timers = new Map<number, { at: number; call: () => void }>();
  const journal = await openMemoryJournal({
    projections: RUN_PROJECTIONS,
    eventVersion: EVENT_VERSION,
    clock: () => now,
  });

  /** Resolves when nothing is being appended, and nothing follows from what was. */
  async function calm(): Promise<void> {
    for (let quiet = 0; quiet < 8; quiet = busy === 0 ? quiet + 1 : 0)
      await new Promise(setImmediate);
  }

  return {
    journal,
    now: () => now,
    set(to) {
      now = to;
    },
    async advance(upTo) {
      await calm();
      for (;;) {
        const [next] = [...timers].sort(([, a], [, b]) => a.at - b.at);
        if (!next || next[1].at > upTo) break;
        timers.delete(next[0]);
        now = Math.max(now, next[1].at);
        next[1].call();
        await calm();
      }
      now = Math.max(now, upTo);
    },
    host(dies) {
      const mine = new Set<number>();
      let appends = 0;
      let dead = false;
      const death = Promise.withResolvers<void>();
      const never = new Promise<never>(() => undefined);
      const kill = (): void => {
        dead = true;
        death.resolve();
        for (const id of mine) timers.delete(id);
      };
      const living = <T>(work: Promise<T>): Promise<T> =>
        work.then(
          (value) => (dead ? never : value),
          (error: unknown) => {
            if (dead) return never;
            throw error;
          },
        );
      return {
        kill,
        living,
        death: death.promise,
        get isDead() {
          return dead;
        },
        clock: {
          now: () => now,
          after(ms, call) {
            if (dead) return () => undefined;
            const id = ++count;
            mine.add(id);
            timers.set(id, { at: now + ms, call });
            return () => void timers.delete(id);
          },
        },
        async append(streams, options) {
          if (dead) return never;
          const isLast = dies !== undefined && ++appends >= dies.atAppend;
          if (isLast) kill();
          if (isLast && !dies.isWritten) return never;
          busy++;
          return living(journal.append(streams, options).finally(() => busy--));
        },
      };
    },
  };
}
