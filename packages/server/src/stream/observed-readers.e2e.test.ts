import { describe, expect, onTestFinished, test, vi } from "vitest";
import { followTopics, isLive, patchOf, rowsOf } from "../testing/follow-topics.ts";
import { logOf, observedStand, phase } from "../testing/observed-stand.ts";
import { openWorld } from "../testing/open-world.ts";
import { framesUntil } from "../testing/read-frames.ts";
import { Revs } from "./revs.ts";

describe("8.5: readers of observed runs", () => {
  test("8.5: that are slow cost a buffer, and have every row in the end", async () => {
    const observed = observedStand();
    const world = await openWorld({ deps: { observed } });
    observed.add("x-a", logOf("A", Date.now()));
    const frames = await followTopics(world, "runs,run:x-a");
    await framesUntil(frames, isLive);
    // Nobody reads meanwhile: what is pushed into the socket and the buffer is far less than what comes.
    const words = "w".repeat(20_000);
    for (let n = 0; n < 60; n++) {
      const notes = Array.from({ length: 10 }, () => ({
        type: "log.note",
        at: Date.now(),
        data: { msg: words },
      }));
      observed.add("x-a", notes);
      await world.get("/api/health");
    }
    observed.add("x-a", [phase("done", Date.now())]);
    const told = await framesUntil(frames, (frame) => rowsOf(frame)[0]?.seq.at(-1) === 603);
    const seqs = told.flatMap(rowsOf).flatMap(({ seq }) => seq);
    expect(new Set(seqs)).toEqual(new Set(Array.from({ length: 601 }, (_, index) => index + 3)));
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    expect(told.some(({ event }) => event === "reset")).toBe(false);
  });

  test("8.5: that missed more than is remembered of a step begin anew", async () => {
    const observed = observedStand();
    const world = await openWorld({ deps: { observed } });
    observed.add("x-a", logOf("A", Date.now()));
    const rows = await followTopics(world, "run:x-a");
    const step = await followTopics(world, "step:x-a/s1");
    for (const frames of [rows, step]) await framesUntil(frames, isLive);
    const notes = Array.from({ length: 6_000 }, () => phase("again", Date.now()));
    observed.add("x-a", notes);
    const newest = await framesUntil(rows, ({ event }) => event === "trace");
    const [columns] = newest.flatMap(rowsOf);
    expect([columns?.seq.length, columns?.seq.at(-1)]).toEqual([500, 6_002]);
    expect((await framesUntil(step, isLive)).map(({ event }) => event)).toContain("reset");
  });

  test("5.9: begin anew when the count of what was told does", async () => {
    const observed = observedStand();
    const world = await openWorld({ deps: { observed } });
    const frames = await followTopics(world, "runs");
    await framesUntil(frames, isLive);
    const spent = vi.spyOn(Revs.prototype, "isSpent", "get").mockReturnValueOnce(false);
    spent.mockReturnValueOnce(true);
    onTestFinished(() => spent.mockRestore());
    observed.add("x-a", logOf("A", Date.now()));
    const told = await framesUntil(frames, isLive);
    expect(told.map(({ event }) => event)).toContain("reset");
    spent.mockRestore();
    observed.add("x-a", [phase("build", Date.now())]);
    const rest = await framesUntil(frames, (frame) => patchOf(frame).length > 0);
    expect(rest.flatMap(patchOf)).toMatchObject([
      { id: "x-a", v: { observed: { phase: "build" } } },
    ]);
  });

  test("8.9: are told that sources have changed, once for much that came", async () => {
    const observed = observedStand();
    const world = await openWorld({ deps: { observed } });
    const frames = await followTopics(world, "sources");
    await framesUntil(frames, isLive);
    for (let n = 0; n < 50; n++) observed.add(`x-${n}`, logOf("A", Date.now()));
    const told = await framesUntil(frames, (frame) => patchOf(frame).length > 0);
    expect(told.flatMap(patchOf)).toMatchObject([{ k: "sources", id: "all", v: {} }]);
    await world.post("/api/sources/s1/remove", {});
    expect((await world.post("/api/sources/s1/remove", {})).status).toBe(404);
  });
});
