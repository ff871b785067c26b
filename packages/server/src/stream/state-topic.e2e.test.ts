import { type Patch, patchSchema, type RunHead, runStateObjectSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { makeRun, say } from "../testing/made-run.ts";
import { openWorld, type World } from "../testing/open-world.ts";
import { type Frame, framesUntil, readFrames } from "../testing/read-frames.ts";

const isLive = ({ event }: Frame): boolean => event === "live";

async function open(world: World, topics: string, since?: number): Promise<AsyncGenerator<Frame>> {
  const cursor = since === undefined ? "" : `&since=${since}`;
  return readFrames(await world.get(`/api/stream?topics=${topics}${cursor}`));
}

function patchOf({ event, data }: Frame): Patch {
  return event === "patch" ? patchSchema.parse(data) : [];
}

function headIn(frame: Frame, fits: (head: RunHead) => boolean): boolean {
  return patchOf(frame).some((each) => each.k === "head" && fits(each.v));
}

function calls(frame: Frame): number | undefined {
  const steps = patchOf(frame).flatMap((each) => (each.k === "step" ? [each.v] : []));
  return steps.at(-1)?.attempts.at(-1)?.tool_calls;
}

function call(world: World, count: number): Promise<unknown> {
  const events = Array.from({ length: count }, (_, index) => ({
    type: "agent.tool.started",
    step: "write",
    attempt: "write#1",
    data: { tool: `t${index}`, kind: "read", title: "Read a file" },
  }));
  return world.journal.append([{ stream: "run/r", class: "agent", events }]);
}

describe("http-api 5.7: a run's state", () => {
  test("5.7: patches bring a page to the state that a fetch has, the run after its last step", async () => {
    const world = await openWorld();
    const frames = await open(world, "state:run1");
    await framesUntil(frames, isLive);
    await world.post("/api/runs", {
      project_id: "orders",
      flow_name: "ask",
      input: { question: "?" },
    });
    const asked = await framesUntil(frames, (frame) =>
      headIn(frame, ({ status }) => status === "waiting"),
    );
    await world.post("/api/runs/run1/requests/run1-q1/answer", { option: "yes" });
    const rest = await framesUntil(frames, (frame) =>
      headIn(frame, ({ status }) => status === "completed"),
    );
    const patches = [...asked, ...rest].flatMap(patchOf);
    const last = new Map<string, Patch[number]>();
    for (const each of patches) {
      const key = `${each.k} ${each.id}`;
      expect(each.rev).toBeGreaterThanOrEqual(last.get(key)?.rev ?? 0);
      last.set(key, each);
    }
    const answer = await world.get("/api/runs/run1/state");
    const { run } = runStateObjectSchema.parse(await answer.json());
    for (const step of run.steps) expect(last.get(`step run1/${step.id}`)?.v).toEqual(step);
    const { steps, findings: _, report, receipt: _receipt, requests: _requests, ...head } = run;
    expect(last.get("head run1")?.v).toEqual({
      ...head,
      has_report: report !== null,
      steps_total: steps.length,
    });
    expect(patches.at(-1)?.k).toBe("head");
    expect(
      patches.some(({ k, v }) => k === "step" && "request" in v && v.request === "run1-q1"),
    ).toBe(true);
    await frames.return(undefined);
  });

  test("5.7: only what has changed is sent, and nothing for what an agent says", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const frames = await open(world, "state:r");
    await framesUntil(frames, isLive);
    await say(world.journal, "r", "a", "b");
    await world.journal.append([
      { stream: "run/r", events: [{ type: "note", data: { text: "x" } }] },
    ]);
    const taken = await framesUntil(frames, (frame) => headIn(frame, () => true));
    expect(taken.flatMap(patchOf).map(({ k, rev }) => [k, rev])).toEqual([["head", 7]]);
    await frames.return(undefined);
  });

  test("5.7: a hundred calls are a few patches, and the last one is sent", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const frames = await open(world, "state:r");
    await framesUntil(frames, isLive);
    const began = performance.now();
    const reading = framesUntil(frames, (frame) => calls(frame) === 100);
    for (let n = 0; n < 100; n++) await call(world, 1);
    const taken = await reading;
    const quarters = (performance.now() - began) / 250;
    const sent = taken.filter((frame) => calls(frame) !== undefined).length;
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThanOrEqual(1 + quarters);
    await frames.return(undefined);
  });

  test("5.7: counts that were held back come to who was cut off before they were sent", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const first = await open(world, "state:r");
    await framesUntil(first, isLive);
    await call(world, 3);
    await framesUntil(first, ({ id }) => id === "7");
    await first.return(undefined);
    const again = await open(world, "state:r", 7);
    const taken = await framesUntil(again, isLive);
    expect(taken.map(calls)).toContain(3);
    await again.return(undefined);
  });

  test("5.7: from an old cursor comes what has changed since, each step once", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    await call(world, 3);
    const end = { type: "run.cancelled", data: { by: "ann" } };
    await world.journal.append([{ stream: "run/r", events: [end] }]);
    const frames = await open(world, "state:r", 1);
    const patches = (await framesUntil(frames, isLive)).flatMap(patchOf);
    expect(patches.filter(({ k }) => k === "step")).toHaveLength(1);
    expect(patches.find(({ k }) => k === "step")).toMatchObject({
      id: "r/write",
      rev: 8,
      v: { status: "cancelled", attempts: [{ tool_calls: 3 }] },
    });
    await frames.return(undefined);
  });

  test("5.7: cut anywhere, what comes again is what has changed since, as it is now", async () => {
    const world = await openWorld();
    const start = { project_id: "orders", flow_name: "ask", input: { question: "?" } };
    const first = await open(world, "state:run1");
    await framesUntil(first, isLive);
    await world.post("/api/runs", start);
    await framesUntil(first, (frame) => headIn(frame, ({ status }) => status === "waiting"));
    await world.post("/api/runs/run1/requests/run1-q1/answer", { option: "yes" });
    await framesUntil(first, (frame) => headIn(frame, ({ status }) => status === "completed"));
    await first.return(undefined);
    const answer = await world.get("/api/runs/run1/state");
    const { run, as_of } = runStateObjectSchema.parse(await answer.json());
    const counts: number[] = [];
    for (let cut = 0; cut <= as_of; cut++) {
      const again = await open(world, "state:run1", cut);
      const patches = (await framesUntil(again, isLive)).flatMap(patchOf);
      await again.return(undefined);
      const steps = patches.flatMap((each) => (each.k === "step" ? [each.v] : []));
      for (const step of steps) expect(run.steps).toContainEqual(step);
      expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
      counts.push(steps.length);
      expect(patches.at(-1)).toMatchObject({ k: "head", v: { status: "completed" } });
    }
    expect(counts[0]).toBe(run.steps.length);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts.at(-1)).toBe(0);
  });
});

describe("http-api 5.8: what no event says", () => {
  function worldWith(driving: string[]): Promise<World> {
    const wheel = {
      driving: () => Promise.resolve([...driving]),
      held: () => Promise.resolve(new Map()),
    };
    return openWorld({ deps: { beatMs: 30, wheel: wheel as never } });
  }

  test("5.8: a run that is let go is told on the next beat, later than all before and earlier than all after", async () => {
    const driving = ["r"];
    const world = await worldWith(driving);
    await makeRun(world.journal, "r");
    const frames = await open(world, "runs,state:r", 0);
    const before = await framesUntil(frames, isLive);
    driving.length = 0;
    const taken = await framesUntil(frames, (frame) =>
      headIn(frame, ({ status }) => status === "interrupted"),
    );
    const patches = [...before, ...taken].flatMap(patchOf);
    for (const kind of ["run", "head"]) {
      const own = patches.filter(({ k }) => k === kind);
      expect(own.at(-1)).toMatchObject({ id: "r", v: { status: "interrupted" } });
      const rev = own.at(-1)?.rev ?? 0;
      expect(rev).toBeGreaterThan(own.at(-2)?.rev ?? 0);
      expect(Math.floor(rev)).toBe(4);
    }
    await world.journal.append([
      { stream: "run/r", events: [{ type: "note", data: { text: "x" } }] },
    ]);
    const after = await framesUntil(frames, (frame) => headIn(frame, () => true));
    expect(after.flatMap(patchOf).at(-1)?.rev).toBe(5);
    expect(world.errors).toEqual([]);
    await frames.return(undefined);
  });

  test("5.8: who was away is told who drives before it is live", async () => {
    const driving = ["r"];
    const world = await worldWith(driving);
    await makeRun(world.journal, "r");
    const first = await open(world, "runs,state:r", 0);
    await framesUntil(first, isLive);
    await first.return(undefined);
    driving.length = 0;
    const again = await open(world, "runs,state:r,state:none", 4);
    const told = (await framesUntil(again, isLive)).flatMap(patchOf);
    expect(told.map(({ k, id, v }) => [k, id, "status" in v ? v.status : null])).toEqual([
      ["run", "r", "interrupted"],
      ["step", "r/write", "running"],
      ["head", "r", "interrupted"],
    ]);
    await again.return(undefined);
  });
});
