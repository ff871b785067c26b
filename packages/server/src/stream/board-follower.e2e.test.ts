import { issueItemSchema, type IssueItem } from "@wheelhouse/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { runReads } from "../read/run-reads.ts";
import type { Journal } from "../server-deps.ts";
import { makeIssue } from "../testing/made-issue.ts";
import { makeRun } from "../testing/made-run.ts";
import { openWorld, type World } from "../testing/open-world.ts";
import { type Frame, framesUntil, readFrames } from "../testing/read-frames.ts";
import { BoardFollower } from "./board-follower.ts";
import { Hub } from "./hub.ts";
import { openBoardStream } from "./open-stream.ts";

/** A hub over a journal of which one read can be made to fail, and a reader of its board that is live. */
async function liveBoard() {
  const world = await openWorld();
  const { journal: real } = world;
  const failing = { rows: false };
  const journal: Journal = {
    read: real.read.bind(real),
    head: real.head.bind(real),
    watermark: real.watermark.bind(real),
    streams: real.streams.bind(real),
    tail: real.tail.bind(real),
    rows: async (...wanted) => {
      const fails = failing.rows;
      failing.rows = false;
      if (fails) throw new Error("no rows now");
      return real.rows(...wanted);
    },
  };
  const driving = ["r"];
  const wheel = { ...world.deps.wheel, driving: () => Promise.resolve([...driving]) };
  const deps = { ...world.deps, journal, wheel, beatMs: 30 };
  await makeIssue(real, 1, { run: "r" });
  await makeIssue(real, 2);
  await makeRun(real, "r");
  const hub = await Hub.open(deps, runReads(deps));
  onTestFinished(() => hub.close());
  const frames = readFrames(new Response(openBoardStream(deps, hub, "orders")));
  await framesUntil(frames, ({ event }) => event === "live");
  return { world, deps, hub, frames, driving, failing };
}

function cardOf({ event, data }: Frame): IssueItem | undefined {
  return event === "issue" ? issueItemSchema.parse(data) : undefined;
}

function edit({ journal }: World, number: number, title: string): Promise<unknown> {
  const events = [{ type: "issue.edited", data: { title, by: "ann" } }];
  return journal.append([{ stream: `issue/orders/${number}`, class: "run", events }]);
}

describe("a reader of a board", () => {
  test("5.10, 5.8: is told when the run of a card was let go, with no event that says so", async () => {
    const { frames, driving } = await liveBoard();
    driving.length = 0;
    const told = await framesUntil(frames, (frame) => cardOf(frame) !== undefined);
    expect(told.flatMap((frame) => cardOf(frame) ?? [])).toMatchObject([
      { number: 1, last_run: { status: "interrupted" } },
    ]);
  });

  test("5.10: misses no card because of a read that fails once", async () => {
    const { world, frames, failing } = await liveBoard();
    failing.rows = true;
    await edit(world, 2, "Changed");
    const told = await framesUntil(frames, (frame) => cardOf(frame) !== undefined);
    expect(told.flatMap((frame) => cardOf(frame) ?? [])).toMatchObject([{ title: "Changed" }]);
    expect(world.errors.map(String)).toEqual(["Error: no rows now"]);
  });

  test("5.10: that does not read costs a buffer, and gets each card once, as it is in the end", async () => {
    const { world, deps, hub } = await liveBoard();
    const long = "w".repeat(250);
    const all = Array.from({ length: 600 }, (_, index) => index + 1);
    await Promise.all(all.slice(2).map((n) => makeIssue(world.journal, n)));
    const slow = new BoardFollower(deps, hub.boards.of("orders"));
    slow.begin(hub, "");
    const quick = readFrames(new Response(openBoardStream(deps, hub, "orders")));
    await framesUntil(quick, ({ event }) => event === "live");
    for (let round = 1; round <= 4; round++)
      await Promise.all(all.map((n) => edit(world, n, `${long} ${round}`)));
    await edit(world, 600, "The last");
    await framesUntil(quick, (frame) => cardOf(frame)?.title === "The last");
    // 2 MB of cards have changed; what waits is the board, which filled the buffer.
    expect(slow.channel.waiting).toBeLessThan(1_000_000);
    const frames = readFrames(new Response(slow.channel.body));
    const read = await framesUntil(frames, (frame) => cardOf(frame)?.number === 600);
    const cards = read.flatMap((frame) => cardOf(frame) ?? []);
    expect(cards.map(({ number }) => number)).toEqual(all);
    expect(new Set(cards.map(({ title }) => title))).toEqual(new Set([`${long} 4`, "The last"]));
    await Promise.all([quick.return(undefined), frames.return(undefined)]);
  }, 60_000);
});
