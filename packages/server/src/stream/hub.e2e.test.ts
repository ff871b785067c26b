import { patchSchema, type Patch } from "@wheelhouse/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { runReads } from "../read/run-reads.ts";
import type { Journal } from "../server-deps.ts";
import { makeRun } from "../testing/made-run.ts";
import { openWorld, type World } from "../testing/open-world.ts";
import { type Frame, framesUntil, readFrames } from "../testing/read-frames.ts";
import { Hub } from "./hub.ts";
import { openTopicStream } from "./open-stream.ts";

/** A hub over a journal of which one read fails, after so many that do not, and one reader that is live. */
async function liveReader(
  topics: string,
  beatMs = 10_000,
): Promise<{
  readonly world: World;
  readonly frames: AsyncGenerator<Frame, void, void>;
  readonly driving: string[];
  readonly failNext: (read: "rows" | "head", after?: number) => void;
}> {
  const world = await openWorld();
  const until = { rows: Infinity, head: Infinity };
  const fail = (read: "rows" | "head"): void => {
    if (until[read]-- > 0) return;
    until[read] = Infinity;
    throw new Error(`no ${read} now`);
  };
  const { journal: real } = world;
  const journal: Journal = {
    read: real.read.bind(real),
    watermark: real.watermark.bind(real),
    streams: real.streams.bind(real),
    tail: real.tail.bind(real),
    head: async (stream) => {
      fail("head");
      return real.head(stream);
    },
    rows: async (...wanted) => {
      fail("rows");
      return real.rows(...wanted);
    },
  };
  const driving = ["r"];
  const wheel = { ...world.deps.wheel, driving: () => Promise.resolve([...driving]) };
  const deps = { ...world.deps, journal, wheel, beatMs };
  await makeRun(real, "r");
  const hub = await Hub.open(deps, runReads(deps));
  onTestFinished(() => hub.close());
  const cursor = { lastEventId: undefined, since: "0" };
  const frames = readFrames(new Response(await openTopicStream(deps, hub, topics, cursor)));
  await framesUntil(frames, ({ event }) => event === "live");
  return {
    world,
    frames,
    driving,
    failNext: (read, after = 0) => void (until[read] = after),
  };
}

function patchOf({ event, data }: Frame): Patch {
  return event === "patch" ? patchSchema.parse(data) : [];
}

const tells = (status: string) => (frame: Frame) =>
  patchOf(frame).some(({ k, v }) => (k === "run" || k === "head") && v.status === status);

describe("a read that fails once", () => {
  test.each([
    ["runs", "rows"],
    ["state:r", "head"],
  ] as const)("does not keep the end of a run from who follows %s", async (topic, read) => {
    const { world, frames, failNext } = await liveReader(topic);
    failNext(read);
    await world.journal.append([
      { stream: "run/r", events: [{ type: "run.cancelled", data: { by: "ann" } }] },
    ]);
    const taken = await framesUntil(frames, tells("cancelled"));
    expect(taken.every(({ event }) => event !== "reset")).toBe(true);
    expect(world.errors.map(String)).toEqual([`Error: no ${read} now`]);
  });

  test("does not keep it from readers that a run was let go", async () => {
    const { world, frames, driving, failNext } = await liveReader("runs,state:r", 30);
    failNext("rows");
    driving.length = 0;
    await framesUntil(frames, tells("interrupted"));
    expect(world.errors.map(String)).toEqual(["Error: no rows now"]);
  });

  test("does not keep counts from readers that were held back for them", async () => {
    const { world, frames, failNext } = await liveReader("state:r");
    const call = {
      type: "agent.tool.started",
      step: "write",
      attempt: "write#1",
      data: { tool: "t", kind: "read", title: "Read a file" },
    };
    // A fold reads the head twice: that of the slice can, that of the counts cannot.
    failNext("head", 2);
    await world.journal.append([{ stream: "run/r", class: "agent", events: [call] }]);
    await framesUntil(frames, (frame) =>
      patchOf(frame).some((each) => each.k === "step" && each.v.attempts[0]?.tool_calls === 1),
    );
    expect(world.errors.map(String)).toEqual(["Error: no head now"]);
  });
});
