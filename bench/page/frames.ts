import type { Page } from "playwright-core";

/** How a page did over some time. Frame times are between two calls of requestAnimationFrame, on a grid of 16.7 ms. */
export interface Frames {
  readonly seconds: number;
  readonly fps: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  /** Frames that took longer than 34 ms. */
  readonly late: number;
  /** How busy the main thread was, 0 to 1. */
  readonly busy: number;
  /** JavaScript's heap at the end after a collection, with what lies outside of it (typed arrays), in MB. */
  readonly heap: number;
}

/** Watches a page while something happens. */
export async function watchFrames(page: Page, during: () => Promise<unknown>): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "timeTicks" });
  const metric = async (name: string): Promise<number> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find((each) => each.name === name)?.value ?? 0;
  };
  await page.evaluate(`{
    const times = (window.frameTimes = []);
    let last = performance.now();
    const frame = (now) => { times.push(now - last); last = now; window.frameLoop = requestAnimationFrame(frame); };
    window.frameLoop = requestAnimationFrame(frame);
  }`);
  const before = await metric("TaskDuration");
  const began = performance.now();
  await during();
  const seconds = (performance.now() - began) / 1000;
  const busy = ((await metric("TaskDuration")) - before) / seconds;
  const times: number[] = await page.evaluate(
    `cancelAnimationFrame(window.frameLoop), window.frameTimes.slice(1)`,
  );
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return {
    seconds,
    fps: (times.length * 1000) / times.reduce((sum, each) => sum + each, 0),
    p95: at(0.95),
    p99: at(0.99),
    max: sorted.at(-1) ?? 0,
    late: sorted.filter((each) => each > 34).length,
    busy,
    heap: (usedSize + backingStorageSize) / 1e6,
  };
}
