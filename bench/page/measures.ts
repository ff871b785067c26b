import type { Page } from "playwright-core";
import { z } from "zod";
import { type Frames, watchFrames } from "./frames.ts";
import type { Stand } from "./stand.ts";
import { untilShown } from "./until-shown.ts";

/** A run of this size is what the page promises to bear. */
export const LONG = { events: 200_000, steps: 200 } as const;
const PACE = 5_000;

/** (a) A long run that streams in while somebody watches a view of it. */
export async function streamLongRun(
  stand: Stand,
  {
    run,
    view,
    events = LONG.events,
  }: { readonly run: string; readonly view: string; readonly events?: number },
): Promise<Frames> {
  // The run has its first events before anybody can look at it.
  const streaming = stand.tell({
    do: "append",
    run,
    events,
    steps: LONG.steps,
    perSecond: PACE,
    ends: false,
  });
  const page = await openRun(stand, run, view);
  const frames = await watchFrames(page, () => streaming);
  await page.context().close();
  return frames;
}

/** (b) The same run opened anew: milliseconds from the navigation until it is shown, in a browser that was never here and in one that was, and frames while it is scrolled anywhere. */
export async function reopen(
  stand: Stand,
  { run, view }: { readonly run: string; readonly view: string },
): Promise<{ readonly first: number; readonly again: number; readonly frames: Frames }> {
  const page = await openRun(stand, run, view);
  const first = await shownAt(page);
  await page.reload();
  const again = await shownAt(page);
  const frames = await watchFrames(page, () =>
    page.evaluate(`(async () => {
      const boxes = [...document.querySelectorAll('main *')].filter((each) => each.scrollHeight > each.clientHeight * 4);
      const box = boxes.sort((a, b) => b.scrollHeight - a.scrollHeight)[0];
      if (!box) throw new Error('nothing scrolls here');
      for (let frame = 0; frame < 240; frame++) {
        box.scrollTop = ((frame * 7919) % 1000) / 1000 * box.scrollHeight;
        await new Promise(requestAnimationFrame);
      }
    })()`),
  );
  await page.context().close();
  return { first, again, frames };
}

/** (c) Milliseconds from the press on its tab until a graph of 200 steps is drawn. */
export async function paintGraph(stand: Stand, run: string): Promise<number> {
  const page = await openRun(stand, run, "steps");
  await page.getByRole("link", { name: "Graph" }).hover();
  await page.waitForLoadState("networkidle").catch(() => undefined);
  const took = z.number().parse(
    await page.evaluate(`(async () => {
      const link = [...document.querySelectorAll('nav a')].find((each) => each.textContent.startsWith('Graph'));
      const began = performance.now();
      link.click();
      while (document.querySelectorAll('[data-card]').length === 0) await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return performance.now() - began;
    })()`),
  );
  await page.context().close();
  return took;
}

/** (e) Milliseconds from the commit of an event until a frame shows it, each of many times. */
export async function commitToPixels(stand: Stand, run: string, times: number): Promise<number[]> {
  const page = await openRun(stand, run, "events");
  await page.keyboard.press("End");
  const took: number[] = [];
  for (let index = 0; index < times; index++) {
    const text = `mark ${index} of this measurement`;
    const seen = untilShown(page, text);
    const { at } = await stand.tell({ do: "mark", run, text });
    took.push((await seen) - z.number().parse(at));
  }
  await page.context().close();
  return took;
}

/** What is there as soon as a view shows what it is for. */
const SHOWN: Readonly<Record<string, string>> = {
  events: "main [data-seq]",
  timeline: "main [data-place]",
  steps: "main [role=treeitem]",
};

async function openRun(stand: Stand, run: string, view: string): Promise<Page> {
  const page = await stand.open(`/runs/${run}?view=${view}`, watchFor(SHOWN[view] ?? "main"));
  await shownAt(page);
  return page;
}

/** When a page has shown what it is for, in milliseconds from the navigation. */
async function shownAt(page: Page): Promise<number> {
  return z
    .number()
    .parse(
      await page.evaluate(
        "new Promise((resolve) => { const look = () => (window.shownAt > 0 ? resolve(window.shownAt) : requestAnimationFrame(look)); look(); })",
      ),
    );
}

/** A script that says when what a selector names was drawn, in milliseconds from the navigation. */
function watchFor(selector: string): string {
  return `{
    const look = () => document.querySelector(${JSON.stringify(selector)})
      ? requestAnimationFrame(() => { window.shownAt = performance.now(); })
      : requestAnimationFrame(look);
    requestAnimationFrame(look);
  }`;
}
