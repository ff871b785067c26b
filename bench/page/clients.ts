import { createClient, followRun } from "@wheelhouse/client";
import type { Stand } from "./stand.ts";

/** (g) Many clients follow one busy run, each by a stream of its own. Says how many got every event just once, in order, and how long after the last append the last of them had it. */
export async function manyClients(
  stand: Stand,
  {
    run,
    clients,
    events,
  }: { readonly run: string; readonly clients: number; readonly events: number },
): Promise<{ readonly whole: number; readonly seconds: number; readonly lag: number }> {
  const client = createClient({ origin: stand.origin, token: stand.token });
  const before = await stand.tell({ do: "append", run, events: 100, steps: 8, ends: false });
  const total = Number(before["events"]) + events;
  let whole = 0;
  let last = 0;
  const followers = Array.from({ length: clients }, () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    let seq = 0;
    let isWhole = true;
    const follower = followRun({
      client,
      run,
      onEvent(event) {
        isWhole &&= event.seq === seq + 1;
        seq = event.seq;
        if (seq < total) return;
        if (isWhole) whole++;
        last = performance.now();
        resolve();
      },
    });
    return { follower, promise };
  });
  const began = performance.now();
  for (let count = 0; count < events; count++)
    await stand.tell({ do: "mark", run, text: `event ${count}` });
  const appended = performance.now();
  await Promise.all(followers.map(({ promise }) => promise));
  for (const { follower } of followers) follower.close();
  return { whole, seconds: (appended - began) / 1000, lag: Math.max(0, last - appended) };
}
