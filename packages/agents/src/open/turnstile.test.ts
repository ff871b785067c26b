import { describe, expect, test } from "vitest";
import { createTurnstile } from "./turnstile.ts";

/** Work that ends when it is told to, and what has begun. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, (through: boolean) => void>();
  return {
    begun,
    end: (name: string, through: boolean) => ends.get(name)?.(through),
    work: (name: string) => () => {
      begun.push(name);
      return new Promise<boolean>((resolve) => ends.set(name, resolve));
    },
  };
}
const isThrough = (outcome: boolean): boolean => outcome;

describe("a turnstile", () => {
  test("lets one through at a time until one has come through, then all", async () => {
    const { begun, end, work } = works();
    const stile = createTurnstile();
    const all = ["a", "b", "c", "d"].map((name) => stile.through("home", work(name), isThrough));
    expect(begun).toEqual(["a"]);
    end("a", false);
    await all[0];
    await Promise.resolve();
    await expect.poll(() => begun).toEqual(["a", "b"]);
    end("b", true);
    await expect.poll(() => begun).toEqual(["a", "b", "c", "d"]);
    end("c", true);
    end("d", false);
    expect(await Promise.all(all)).toEqual([false, true, true, false]);
  });

  test("of another name is another one", () => {
    const { begun, work } = works();
    const stile = createTurnstile();
    for (const name of ["a", "b"])
      stile.through(name, work(name), isThrough).catch(() => undefined);
    expect(begun).toEqual(["a", "b"]);
  });

  test("goes on after work that throws", async () => {
    const { begun, end, work } = works();
    const stile = createTurnstile();
    const broken = stile.through("home", () => Promise.reject(new Error("no")), isThrough);
    const next = stile.through("home", work("b"), isThrough);
    await expect(broken).rejects.toThrow("no");
    await expect.poll(() => begun).toEqual(["b"]);
    end("b", true);
    expect(await next).toBe(true);
  });
});
