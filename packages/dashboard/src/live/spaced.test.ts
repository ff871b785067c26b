import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createSpaced } from "./spaced.ts";

describe("what is spaced out", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function open(): { readonly done: string[]; readonly say: (name: string, word: string) => void } {
    const done: string[] = [];
    const spaced = createSpaced(1_000);
    return { done, say: (name, word) => spaced(name, () => void done.push(word)) };
  }

  test("is done at once, and then the last of what followed", () => {
    const { done, say } = open();
    for (const word of ["a", "b", "c"]) say("list", word);
    expect(done).toEqual(["a"]);
    vi.advanceTimersByTime(999);
    expect(done).toEqual(["a"]);
    vi.advanceTimersByTime(1);
    expect(done).toEqual(["a", "c"]);
    say("list", "d");
    expect(done).toEqual(["a", "c"]);
    vi.advanceTimersByTime(1_000);
    expect(done).toEqual(["a", "c", "d"]);
  });

  test("is done at once again after a rest, and each name by itself", () => {
    const { done, say } = open();
    say("list", "a");
    say("counts", "b");
    expect(done).toEqual(["a", "b"]);
    vi.advanceTimersByTime(1_000);
    expect(vi.getTimerCount()).toBe(0);
    say("list", "c");
    expect(done).toEqual(["a", "b", "c"]);
  });
});
