import { request } from "node:http";
import { describe, expect, test } from "vitest";
import { makeRun, say } from "../testing/made-run.ts";
import { openWorld, type World } from "../testing/open-world.ts";
import { type Frame, framesUntil, readFrames } from "../testing/read-frames.ts";

/** The seqs of the rows among frames. */
function seqsOf(frames: readonly Frame[]): number[] {
  return frames.flatMap(({ event, id }) => (event === "trace" ? [Number(id)] : []));
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

async function openStream(
  world: World,
  path: string,
  headers = {},
): Promise<AsyncGenerator<Frame>> {
  const response = await world.get(path, headers);
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  return readFrames(response);
}

describe("http-api 5.2: the stream of a run", () => {
  test("sends each stored row once, then says that it is live, then follows", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "long");
    for (let n = 0; n < 30; n++) await say(world.journal, "long", ...Array(100).fill("words"));
    const frames = await openStream(world, "/api/runs/long/stream");
    const replayed = await framesUntil(frames, ({ event }) => event === "live");
    expect(seqsOf(replayed)).toEqual(upTo(3004));
    expect(replayed.at(-1)?.data).toEqual({ as_of: 3004 });
    await say(world.journal, "long", "one", "two");
    const followed = await framesUntil(frames, ({ id }) => id === "3006");
    expect(followed).toMatchObject([
      {
        event: "trace",
        data: { seq: 3005, type: "agent.text", step: "write", data: { text: "one" } },
      },
      { event: "trace", data: { seq: 3006 } },
    ]);
    await frames.return(undefined);
  });

  test("goes on after Last-Event-ID, which counts more than since", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    await say(world.journal, "r", "a", "b", "c");
    const both = await openStream(world, "/api/runs/r/stream?since=2", { "last-event-id": "5" });
    expect(seqsOf(await framesUntil(both, ({ event }) => event === "live"))).toEqual([6, 7]);
    const since = await openStream(world, "/api/projects/orders/runs/r/stream?since=6");
    expect(seqsOf(await framesUntil(since, ({ event }) => event === "live"))).toEqual([7]);
    await Promise.all([both.return(undefined), since.return(undefined)]);
  });

  test("cut at every id, the two halves are the whole", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    await say(world.journal, "r", ...Array(8).fill("word"));
    for (const cut of upTo(12)) {
      const first = await openStream(world, "/api/runs/r/stream");
      const before = await framesUntil(first, ({ id }) => id === String(cut));
      await first.return(undefined);
      const second = await openStream(world, "/api/runs/r/stream", {
        "last-event-id": String(cut),
      });
      const after = await framesUntil(second, ({ event }) => event === "live");
      await second.return(undefined);
      expect([...seqsOf(before), ...seqsOf(after)]).toEqual(upTo(12));
    }
  });

  test("a cursor from another journal is reset, and the run sent from its start", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const frames = await openStream(world, "/api/runs/r/stream", { "last-event-id": "999" });
    const replayed = await framesUntil(frames, ({ event }) => event === "live");
    const reset = replayed.findIndex(({ event }) => event === "reset");
    expect(replayed[reset]?.data).toEqual({ as_of: 0 });
    expect(seqsOf(replayed.slice(reset))).toEqual([1, 2, 3, 4]);
    await frames.return(undefined);
  });

  test.each(["x", "-1", "1.5", "1e3"])("refuses %j as a cursor", async (cursor) => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const response = await world.get("/api/runs/r/stream", { "last-event-id": cursor });
    expect(response.status).toBe(400);
  });

  test("5.1: a silent stream shows that it lives, by comments", async () => {
    const world = await openWorld({ deps: { beatMs: 50 } });
    await makeRun(world.journal, "r");
    const frames = await openStream(world, "/api/runs/r/stream");
    await framesUntil(frames, ({ event }) => event === "live");
    const silence = await framesUntil(frames, ({ event }) => event === "comment");
    expect(silence).toHaveLength(1);
    await frames.return(undefined);
  });

  test("what an agent says cannot leave its frame", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const evil = "x\n\nid: 999\nevent: reset\ndata: {}\n\n\r\n\r\u2028data: y\0";
    await say(world.journal, "r", evil);
    const frames = await openStream(world, "/api/runs/r/stream?since=4");
    const [, row, live] = await framesUntil(frames, ({ event }) => event === "live");
    expect(row).toMatchObject({ event: "trace", id: "5", data: { data: { text: evil } } });
    expect(live?.event).toBe("live");
    await frames.return(undefined);
  });

  test("readers that come while it is written to get every row once", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const readers: Promise<Frame[]>[] = [];
    for (let n = 0; n < 40; n++) {
      await say(world.journal, "r", "a", "b", "c", "d", "e");
      if (n % 4 > 0) continue;
      const frames = await openStream(world, "/api/runs/r/stream");
      readers.push(framesUntil(frames, ({ id }) => id === "204"));
    }
    for (const reader of readers) expect(seqsOf(await reader)).toEqual(upTo(204));
  });

  test("a reader that stops reading gets every row when it reads again", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const { promise, resolve } = Promise.withResolvers<NodeJS.ReadableStream>();
    const headers = { authorization: `Bearer ${world.secret}` };
    request(`${world.origin}/api/runs/r/stream`, { headers }, resolve).end();
    const slow = await promise;
    slow.pause();
    const quick = await openStream(world, "/api/runs/r/stream");
    const words = "w".repeat(2_000);
    for (let n = 0; n < 50; n++) await say(world.journal, "r", ...Array(100).fill(words));
    const rows = seqsOf(await framesUntil(quick, ({ id }) => id === "5004"));
    expect(rows).toEqual(upTo(5_004));
    let text = "";
    const all = Promise.withResolvers<void>();
    slow.setEncoding("utf8");
    slow.on("data", (chunk: string) => {
      text += chunk;
      if (text.includes("\nid: 5004\n") && text.endsWith("\n\n")) all.resolve();
    });
    slow.resume();
    await all.promise;
    const ids = [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
    expect(ids).toEqual(upTo(5_004));
    await quick.return(undefined);
  });
});
