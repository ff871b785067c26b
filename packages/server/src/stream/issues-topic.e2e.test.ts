import { issueItemSchema, type Patch } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { followTopics, type Frames, isLive, patchOf } from "../testing/follow-topics.ts";
import { happened, ISSUES, newIssue, startUntilAsked } from "../testing/issue-calls.ts";
import { makeIssue } from "../testing/made-issue.ts";
import { makeRun } from "../testing/made-run.ts";
import { openWorld, type World } from "../testing/open-world.ts";
import { framesUntil } from "../testing/read-frames.ts";

const TOPIC = "issues:orders";
type IssuePatch = Extract<Patch[number], { readonly k: "issue" }>;

function issuesIn(patches: readonly Patch[number][]): IssuePatch[] {
  return patches.filter((each) => each.k === "issue");
}

/** What cards say after these patches: for each issue the one with the highest place. */
function foldOf(patches: readonly IssuePatch[]): Record<string, unknown> {
  const last = new Map<string, IssuePatch>();
  for (const each of patches)
    if ((last.get(each.id)?.rev ?? -1) <= each.rev) last.set(each.id, each);
  return Object.fromEntries([...last].map(([id, { v }]) => [id, v]));
}

/** The patches up to a card that fits. */
async function until(frames: Frames, fits: (card: IssuePatch) => boolean): Promise<IssuePatch[]> {
  const all = await framesUntil(frames, (frame) => issuesIn(patchOf(frame)).some(fits));
  return issuesIn(all.flatMap(patchOf));
}

async function cardsOf(world: World): Promise<Record<string, unknown>> {
  const items = z.array(issueItemSchema).parse(await (await world.get(ISSUES)).json());
  return Object.fromEntries(items.map((item) => [item.id, item]));
}

function worldWith(driving: string[]): Promise<World> {
  const wheel = { driving: () => Promise.resolve([...driving]) };
  return openWorld({ deps: { beatMs: 30, wheel: wheel as never } });
}

describe("http-api 5.4: the topic of a project's issues", () => {
  test("5.4: cut anywhere, what comes again is what has changed since, as it is now", async () => {
    const world = await openWorld();
    await newIssue(world, "First");
    await newIssue(world, "Then", { depends_on: [1] });
    const live = await followTopics(world, TOPIC, "0");
    const run = await startUntilAsked(world, 1);
    await world.post(`${ISSUES}/1/answer`, { option: "approve" });
    await happened(world, run, "request.opened", 2);
    await world.post(`${ISSUES}/1/accept`, {});
    const followed = await until(live, ({ v }) => v.number === 2 && v.blocked_by.length === 0);
    const now = await cardsOf(world);
    expect(foldOf(followed)).toEqual(now);
    const end = await world.journal.watermark();
    const counts: number[] = [];
    for (let cut = 0; cut <= end; cut++) {
      const again = await followTopics(world, TOPIC, String(cut));
      const told = issuesIn((await framesUntil(again, isLive)).flatMap(patchOf));
      await again.return(undefined);
      expect(foldOf([...followed.filter(({ rev }) => rev <= cut), ...told])).toEqual(now);
      counts.push(told.length);
    }
    expect(counts.at(-1)).toBe(0);
  });

  test("5.4: who comes from now on is told of no card that has not changed", async () => {
    const world = await openWorld();
    for (let n = 1; n <= 5; n++) await newIssue(world, `Issue ${n}`);
    const frames = await followTopics(world, TOPIC);
    await framesUntil(frames, isLive);
    await world.post(`${ISSUES}/3/close`, {});
    const told = await until(frames, ({ v }) => v.status === "closed");
    expect(told.map(({ v }) => v.number)).toEqual([3]);
  });

  test("5.4: a deleted issue is patched too, and says since when", async () => {
    const world = await openWorld();
    await newIssue(world, "One");
    const frames = await followTopics(world, TOPIC);
    await framesUntil(frames, isLive);
    await world.post(`${ISSUES}/1/delete`, {});
    const [told] = await until(frames, () => true);
    expect(told?.v.deleted_at).not.toBeNull();
  });

  test("5.4: a project that there is not has no issues, and its topic stops no other", async () => {
    const world = await openWorld();
    const frames = await followTopics(world, `issues:nowhere,${TOPIC}`);
    await framesUntil(frames, isLive);
    await newIssue(world, "One");
    expect((await until(frames, () => true)).map(({ id }) => id)).toEqual(["orders/1"]);
    expect((await world.get("/api/stream?topics=issues:")).status).toBe(400);
    expect((await world.get("/api/stream?topics=issues:a/b")).status).toBe(400);
  });

  test("5.8: a run that is let go is told with its card on the next beat, later than all before and earlier than all after", async () => {
    const driving = ["r"];
    const world = await worldWith(driving);
    await makeIssue(world.journal, 1, { run: "r" });
    await makeRun(world.journal, "r");
    const frames = await followTopics(world, TOPIC, "0");
    const before = await until(frames, ({ v }) => v.last_run?.status === "running");
    driving.length = 0;
    const left = await until(frames, ({ v }) => v.last_run?.status === "interrupted");
    const end = await world.journal.watermark();
    expect(left.at(-1)?.rev).toBeGreaterThan(before.at(-1)?.rev ?? Infinity);
    expect(Math.floor(left.at(-1)?.rev ?? 0)).toBe(end);
    await world.journal.append([
      { stream: "run/r", events: [{ type: "run.paused", data: { reason: "x", by: "ann" } }] },
    ]);
    const paused = await until(frames, ({ v }) => v.last_run?.status === "paused");
    expect(paused.at(-1)?.rev).toBe(end + 1);
    expect(world.errors).toEqual([]);
  });

  test("5.8: who was away is told who drives open runs before it is live", async () => {
    const driving = ["r"];
    const world = await worldWith(driving);
    await makeIssue(world.journal, 1, { run: "r" });
    await makeIssue(world.journal, 2);
    await makeRun(world.journal, "r");
    const first = await followTopics(world, TOPIC, "0");
    await framesUntil(first, isLive);
    await first.return(undefined);
    driving.length = 0;
    const again = await followTopics(world, TOPIC, String(await world.journal.watermark()));
    const told = issuesIn((await framesUntil(again, isLive)).flatMap(patchOf));
    expect(told.map(({ id, v }) => [id, v.last_run?.status])).toEqual([
      ["orders/1", "interrupted"],
    ]);
  });
});
