import { setTimeout as sleep } from "node:timers/promises";
import { type Frames, watchFrames } from "./frames.ts";
import { streamLongRun } from "./measures.ts";
import { openStand } from "./stand.ts";

/** Events of the short form; a third of them comes before anybody looks. */
const EVENTS = 30_000;
/** A page that streams must come to this share of the frames of one where nothing happens. */
const SHARE = 0.6;
const MOST_HEAP_MB = 60;

/** What CI looks at: (a) for some seconds, against a page of the same browser where nothing happens. Says what is wrong. */
export async function measureShortly(say: (line: string) => void): Promise<string[]> {
  await using stand = await openStand();
  const quiet = await stand.open("/");
  await quiet.getByRole("navigation").first().waitFor();
  const idle = await watchFrames(quiet, () => sleep(2_000));
  await quiet.context().close();
  const wrong: string[] = [];
  for (const view of ["timeline", "events"]) {
    const frames = await streamLongRun(stand, { run: `short-${view}`, view, events: EVENTS });
    say(`${view}: ${words(frames)}; where nothing happens ${idle.fps.toFixed(1)} fps`);
    if (frames.fps < idle.fps * SHARE)
      wrong.push(`${view} draws fewer than ${SHARE * 100} % of the frames`);
    if (frames.heap > MOST_HEAP_MB) wrong.push(`${view} holds more than ${MOST_HEAP_MB} MB`);
  }
  return wrong;
}

/** Frames in a line. */
export function words({ fps, p99, max, busy, heap }: Frames): string {
  return `${fps.toFixed(1)} fps, p99 ${p99.toFixed(0)} ms, longest ${max.toFixed(0)} ms, main thread ${(busy * 100).toFixed(0)} %, heap ${heap.toFixed(0)} MB`;
}
