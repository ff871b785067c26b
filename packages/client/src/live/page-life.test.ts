import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { watchPageLife } from "./page-life.ts";

/** A page as far as its life goes, in place of the one that there is not here. */
class FakePage extends EventTarget {
  visibilityState: "visible" | "hidden" = "visible";

  look(state: "visible" | "hidden"): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

function watch(page = new FakePage()) {
  vi.stubGlobal("document", page);
  const told: string[] = [];
  const unwatch = watchPageLife({
    wake: () => void told.push("wake"),
    show: (isShown) => void told.push(isShown ? "shown" : "hidden"),
    freeze: () => void told.push("freeze"),
    thaw: () => void told.push("thaw"),
  });
  onTestFinished(unwatch);
  return { page, told, unwatch };
}

describe("the life of a page", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test("wakes when the clock has made a jump, and not when a tick is late", () => {
    const { told } = watch();
    vi.advanceTimersByTime(60_000);
    vi.setSystemTime(Date.now() + 60_000);
    vi.advanceTimersByTime(5_000);
    expect(told).toEqual([]);
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    vi.advanceTimersByTime(5_000);
    expect(told).toEqual(["wake"]);
  });

  test("tells of standing still once, and wakes after it", () => {
    const { page, told } = watch();
    page.dispatchEvent(new Event("freeze"));
    page.dispatchEvent(new Event("freeze"));
    page.dispatchEvent(new Event("resume"));
    expect(told).toEqual(["freeze", "thaw", "wake"]);
  });

  test("tells whether somebody looks, at first only when nobody does", () => {
    const hidden = new FakePage();
    hidden.visibilityState = "hidden";
    const { page, told } = watch(hidden);
    page.look("visible");
    page.look("hidden");
    expect(told).toEqual(["hidden", "shown", "wake", "hidden"]);
    expect(watch().told).toEqual([]);
  });

  test("says nothing any more when it is not watched", () => {
    const { page, told, unwatch } = watch();
    unwatch();
    page.look("hidden");
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([]);
  });
});
