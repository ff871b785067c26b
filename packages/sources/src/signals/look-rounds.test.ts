import { describe, expect, test } from "vitest";
import { lookRounds } from "./look-rounds.ts";

/** Looks that end when they are told to, and how many were begun. */
function openRounds(intervalMs = 0) {
  const looks: PromiseWithResolvers<void>[] = [];
  const stop = new AbortController();
  const rounds = lookRounds({
    look() {
      const one = Promise.withResolvers<void>();
      looks.push(one);
      return one.promise;
    },
    intervalMs,
    signal: stop.signal,
  });
  return { looks, rounds, stop };
}

describe("a look that is to be a fresh one", () => {
  test("begins at once when none is under way", async () => {
    const { looks, rounds } = openRounds();
    const anew = rounds.anew();
    expect(looks).toHaveLength(1);
    looks[0]?.resolve();
    await anew;
    expect(looks).toHaveLength(1);
  });

  test("begins once after the one that is under way, for all who ask meanwhile, whatever becomes of that", async () => {
    const { looks, rounds } = openRounds();
    const first = rounds.now();
    const anew = [rounds.anew(), rounds.anew()];
    const shared = rounds.now();
    expect(looks).toHaveLength(1);
    looks[0]?.reject(new Error("the first fails"));
    await expect(first).rejects.toThrow("the first fails");
    await expect.poll(() => looks.length).toBe(2);
    looks[1]?.resolve();
    await Promise.all(anew);
    expect(await shared).toBe(false);
    expect(looks).toHaveLength(2);
  });

  test("is none after the end, and keeps nobody waiting", async () => {
    const { looks, rounds, stop } = openRounds(1);
    const anew = rounds.anew();
    stop.abort();
    looks[0]?.reject(new Error("it was ended"));
    await Promise.all([rounds.ended(), anew, rounds.anew()]);
    expect(await rounds.now()).toBe(false);
    expect(looks).toHaveLength(1);
  });
});
