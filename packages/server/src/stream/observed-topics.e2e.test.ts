import { describe, expect, onTestFinished, test } from "vitest";
import { type Frames, followTopics, isLive, patchOf, rowsOf } from "../testing/follow-topics.ts";
import { makeRun } from "../testing/made-run.ts";
import { logOf, type ObservedStand, observedStand, phase } from "../testing/observed-stand.ts";
import { openWorld, type World } from "../testing/open-world.ts";
import { type Frame, framesUntil, readFrames } from "../testing/read-frames.ts";

const NOW = Date.UTC(2026, 0, 2);
const TURN = { role: "author", generation: 1, ordinal: 1 };

async function watched(
  staleMs?: number,
): Promise<{ readonly world: World; readonly observed: ObservedStand }> {
  const observed = observedStand({ now: Date.now, ...(staleMs !== undefined && { staleMs }) });
  const world = await openWorld({ deps: { observed } });
  return { world, observed };
}

/** Up to the end of the batch that has a frame. */
async function batchWith(frames: Frames, fits: (frame: Frame) => boolean): Promise<Frame[]> {
  const taken = await framesUntil(frames, fits);
  return [...taken, ...(await framesUntil(frames, ({ id }) => id !== undefined))];
}

/** Where a reader is who has these frames. */
const cursorOf = (frames: readonly Frame[]): string =>
  frames.findLast(({ id }) => id !== undefined)?.id ?? "";

describe("8.5: topics of an observed run", () => {
  test("8.5: have its item, its head, its steps and its rows as they come", async () => {
    const { world, observed } = await watched();
    observed.add("x-a", logOf("A", Date.now()));
    const frames = await followTopics(world, "runs,state:x-a,run:x-a,step:x-a/s1");
    await framesUntil(frames, isLive);
    observed.add("x-a", [
      phase("build", Date.now()),
      {
        type: "session.spawned",
        step: "s1",
        at: Date.now(),
        data: { session: "s1", match: "named" },
      },
      { type: "attempt.started", step: "s1", attempt: "s1#1.1", at: Date.now(), data: TURN },
    ]);
    const taken = await batchWith(frames, (frame) => rowsOf(frame)[0]?.topic === "step:x-a/s1");
    const patches = taken.flatMap(patchOf);
    expect(patches.map(({ k, id }) => [k, id])).toEqual([
      ["run", "x-a"],
      ["step", "x-a/s1"],
      ["head", "x-a"],
    ]);
    expect(patches.map(({ v }) => v)).toMatchObject([
      { observed: { phase: "build" }, status: "running" },
      { status: "running" },
      { observed: { phase: "build", phases: [{ name: "build" }] }, steps_total: 1 },
    ]);
    expect(taken.flatMap(rowsOf).map(({ topic, seq }) => [topic, seq])).toEqual([
      ["run:x-a", [3, 4, 5]],
      ["step:x-a/s1", [4, 5]],
    ]);
    expect(world.errors).toEqual([]);
  });

  test("5.9: have revs that only rise, between those of the journal", async () => {
    const { world, observed } = await watched();
    await makeRun(world.journal, "own");
    const watermark = await world.journal.watermark();
    observed.add("x-a", logOf("A", Date.now()));
    const frames = await followTopics(world, "runs,state:x-a");
    await framesUntil(frames, isLive);
    const revs: number[] = [];
    for (const name of ["build", "hardening", "verify"]) {
      observed.add("x-a", Array(9).fill(phase(name)));
      const taken = await framesUntil(frames, (frame) => patchOf(frame)[0]?.k === "head");
      const told = new Set(taken.flatMap(patchOf).map(({ rev }) => rev));
      expect(told.size).toBe(1);
      revs.push(...told);
    }
    await makeRun(world.journal, "next");
    const own = await framesUntil(frames, (frame) => patchOf(frame)[0]?.id === "next");
    revs.push(...own.flatMap(patchOf).map(({ rev }) => rev));
    expect(revs).toEqual([...new Set(revs)].toSorted((a, b) => a - b));
    expect(revs.filter((rev) => rev > watermark && rev < watermark + 1)).toHaveLength(3);
  });

  test("8.5: tell who was away exactly what came meanwhile", async () => {
    const { world, observed } = await watched();
    for (const id of ["x-a", "x-b"]) observed.add(id, logOf(id, Date.now()));
    const first = await followTopics(world, "runs,run:x-a");
    await framesUntil(first, isLive);
    observed.add("x-a", [phase("build", Date.now())]);
    const cursor = cursorOf(await batchWith(first, (frame) => rowsOf(frame).length > 0));
    await first.return(undefined);
    observed.add("x-a", [phase("hardening", Date.now()), phase("verify", Date.now())]);
    const again = await followTopics(world, "runs,run:x-a", cursor);
    const told = await framesUntil(again, isLive);
    expect(told.some(({ event }) => event === "reset")).toBe(false);
    expect(told.flatMap(rowsOf).map(({ seq }) => seq)).toEqual([[4, 5]]);
    expect(told.flatMap(patchOf).map(({ k, id }) => [k, id])).toEqual([["run", "x-a"]]);
  });

  test("8.5: begin anew for who comes from an earlier process of the server", async () => {
    const observed = observedStand();
    const earlier = await openWorld({ deps: { observed, now: () => NOW } });
    const first = await followTopics(earlier, "runs");
    await framesUntil(first, isLive);
    observed.add("x-a", logOf("A", Date.now()));
    const cursor = cursorOf(await batchWith(first, (frame) => patchOf(frame).length > 0));
    const later = await openWorld({ deps: { observed, now: () => NOW + 60_000 } });
    observed.add("x-a", [phase("build", Date.now())]);
    const again = await followTopics(later, "runs", cursor);
    const told = await framesUntil(again, isLive);
    expect(told.map(({ event }) => event)).toContain("reset");
  });

  test("8.5: begin anew when the log was replaced, and only for who follows that run", async () => {
    const { world, observed } = await watched();
    for (const id of ["x-a", "x-b"]) observed.add(id, logOf(id, Date.now()));
    const mine = await followTopics(world, "runs,state:x-a");
    const other = await followTopics(world, "state:x-b");
    await framesUntil(mine, isLive);
    await framesUntil(other, isLive);
    expect(await (await world.get("/api/runs/x-a")).json()).toMatchObject({ title: "x-a" });
    observed.replace("x-a", logOf("Another", Date.now()));
    const told = await framesUntil(mine, isLive);
    expect(told.map(({ event }) => event)).toContain("reset");
    expect(await (await world.get("/api/runs/x-a")).json()).toMatchObject({ title: "Another" });
    observed.add("x-b", [phase("build", Date.now())]);
    const rest = await framesUntil(other, (frame) => patchOf(frame).length > 0);
    expect(rest.some(({ event }) => event === "reset")).toBe(false);
  });

  test("8.5: do not end when the log is empty for a moment, as it is while it is written anew", async () => {
    const { world, observed } = await watched();
    observed.add("x-a", [...logOf("A", Date.now()), phase("build")]);
    const frames = await followTopics(world, "runs,state:x-a");
    const own = readFrames(await world.get("/api/runs/x-a/stream"));
    onTestFinished(async () => void (await own.return(undefined)));
    for (const each of [frames, own]) await framesUntil(each, isLive);
    observed.remove("x-a");
    observed.add("x-a", logOf("Another", Date.now()));
    for (const each of [frames, own]) {
      const told = await framesUntil(each, isLive);
      expect(told.filter(({ event }) => event === "reset")).toHaveLength(1);
    }
    observed.add("x-a", [phase("verify")]);
    const rest = await framesUntil(own, ({ event }) => event === "trace");
    expect(rest.at(-1)?.id).toBe("3");
  });

  test("8.5: begin anew for who has a run in the list that is there no more", async () => {
    const { world, observed } = await watched();
    for (const id of ["x-a", "x-b"]) observed.add(id, logOf(id, Date.now()));
    const frames = await followTopics(world, "runs");
    await framesUntil(frames, isLive);
    observed.remove("x-a");
    expect((await framesUntil(frames, isLive)).map(({ event }) => event)).toContain("reset");
    observed.join("x-b", "own");
    expect((await framesUntil(frames, isLive)).map(({ event }) => event)).toContain("reset");
  });

  test("8.5: say in the head of one of ours that others tell of it", async () => {
    const { world, observed } = await watched();
    await makeRun(world.journal, "own");
    observed.add("x-a", logOf("A", Date.now()));
    const frames = await followTopics(world, "state:own");
    await framesUntil(frames, isLive);
    observed.join("x-a", "own");
    const told = await framesUntil(frames, (frame) => patchOf(frame).length > 0);
    expect(told.flatMap(patchOf)).toMatchObject([
      { k: "head", id: "own", v: { observed: null, joined: [{ run: "x-a" }] } },
    ]);
  });

  test("8.5: begin anew for a run that was joined before the server came, and whose log is replaced", async () => {
    const observed = observedStand();
    observed.add("x-a", [...logOf("A", Date.now()), phase("build")]);
    observed.join("x-a", "own");
    const world = await openWorld({ deps: { observed } });
    const frames = await followTopics(world, "state:x-a");
    await framesUntil(frames, isLive);
    expect(await (await world.get("/api/runs/x-a/state")).json()).toMatchObject({ seq: 3 });
    observed.replace("x-a", logOf("Another", Date.now()));
    expect((await framesUntil(frames, isLive)).map(({ event }) => event)).toContain("reset");
    const { run, seq } = (await (await world.get("/api/runs/x-a/state")).json()) as {
      run: { title: string };
      seq: number;
    };
    expect([run.title, seq]).toEqual(["Another", 2]);
  });

  test("8.6: say that a run has become stale although nothing came", async () => {
    const { world, observed } = await watched(1_000);
    const frames = await followTopics(world, "runs,state:x-a");
    await framesUntil(frames, isLive);
    observed.add("x-a", logOf("A", Date.now()));
    const told = await framesUntil(frames, (frame) =>
      patchOf(frame).some(
        ({ k, v }) => k === "head" && "status" in v && v.status === "interrupted",
      ),
    );
    const items = told.flatMap(patchOf).filter(({ k }) => k === "run");
    expect(items.map(({ v }) => "observed" in v && v.observed?.stale)).toEqual([false, true]);
  });
});

describe("8.5: the own stream of an observed run", () => {
  async function own(world: World, since = 0): Promise<Frames> {
    const frames = readFrames(await world.get(`/api/runs/x-a/stream?since=${since}`));
    onTestFinished(async () => void (await frames.return(undefined)));
    return frames;
  }
  const ids = (frames: readonly Frame[]) =>
    frames.flatMap(({ event, id }) => (event === "trace" ? [Number(id)] : []));

  test("8.5: has every row once and in order, then what comes", async () => {
    const { world, observed } = await watched();
    observed.add("x-a", logOf("A", NOW));
    observed.add(
      "x-a",
      Array.from({ length: 1_200 }, (_, index) => phase(`p${index}`)),
    );
    const frames = await own(world);
    const all = ids(await framesUntil(frames, isLive));
    expect(all).toEqual(Array.from({ length: 1_202 }, (_, index) => index + 1));
    observed.add("x-a", [phase("done")]);
    expect(ids(await framesUntil(frames, ({ event }) => event === "trace"))).toEqual([1_203]);
    const rest = await own(world, 1_200);
    expect(ids(await framesUntil(rest, isLive))).toEqual([1_201, 1_202, 1_203]);
  });

  test("8.5: begins anew when the log was replaced", async () => {
    const { world, observed } = await watched();
    observed.add("x-a", [...logOf("A", NOW), phase("build")]);
    const frames = await own(world);
    expect(ids(await framesUntil(frames, isLive))).toEqual([1, 2, 3]);
    observed.replace("x-a", [...logOf("Another", NOW), phase("verify"), phase("done")]);
    const told = await framesUntil(frames, isLive);
    expect(told.map(({ event }) => event)).toContain("reset");
    expect(ids(told)).toEqual([1, 2, 3, 4]);
    const ahead = await own(world, 9);
    expect(ids(await framesUntil(ahead, isLive))).toEqual([1, 2, 3, 4]);
  });
});
