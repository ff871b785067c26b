import { flowRunStartedSchema, patchSchema, traceColumnsSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { makeRun, say } from "../testing/made-run.ts";
import { openWorld, type World } from "../testing/open-world.ts";
import { type Frame, framesUntil, readFrames } from "../testing/read-frames.ts";

const isLive = ({ event }: Frame): boolean => event === "live";

async function open(world: World, topics: string, headers = {}): Promise<AsyncGenerator<Frame>> {
  return readFrames(await world.get(`/api/stream?topics=${encodeURIComponent(topics)}`, headers));
}

/** The names of frames and what of them counts, without cursors. */
function told(frames: readonly Frame[]): unknown[] {
  return frames.flatMap(({ event, data }) => (event.startsWith("flow_run") ? [[event, data]] : []));
}

const START = { project_id: "orders", flow_name: "ask", input: { question: "?" } };

describe("http-api 5.3: the page's stream", () => {
  test("5.5: tells the start of a run, every change of a step, and the end with the report", async () => {
    const world = await openWorld();
    const frames = await open(world, "runs");
    await framesUntil(frames, isLive);
    await world.post("/api/runs", START);
    const asked = await framesUntil(
      frames,
      ({ data }) => JSON.stringify(data)?.includes('"waiting"') === true,
    );
    const started = asked.find(({ event }) => event === "flow_run_started");
    expect(flowRunStartedSchema.parse(started?.data)).toEqual({
      run_id: "run1",
      flow_name: "ask",
      band: "small",
      steps: [
        { step_id: "look", agent: null, kind: "code", chat_id: "step:run1/look", label: "look" },
        { step_id: "sure", agent: null, kind: "request", chat_id: "step:run1/sure", label: "sure" },
        {
          step_id: "report",
          agent: null,
          kind: "code",
          chat_id: "step:run1/report",
          label: "report",
        },
      ],
    });
    await world.post("/api/runs/run1/requests/run1-q1/answer", { option: "yes" });
    const rest = await framesUntil(
      frames,
      ({ data }) => JSON.stringify(data)?.includes("run_status") === true,
    );
    const statuses = told([...asked, ...rest]).slice(1);
    const updated = (step_id: string, status: string, more = {}) => [
      "flow_run_step_updated",
      { run_id: "run1", step_id, status, ...more },
    ];
    const report = "# Done\n\nIt works.";
    expect(statuses).toEqual([
      updated("look", "running"),
      updated("look", "completed"),
      updated("sure", "waiting"),
      updated("sure", "completed"),
      updated("report", "running"),
      updated("report", "completed"),
      updated("report", "completed", { run_status: "completed", report }),
    ]);
    await frames.return(undefined);
  });

  test("5.5: who comes again with a cursor is told the same as who stayed", async () => {
    const world = await openWorld();
    const first = await open(world, "runs,requests");
    await framesUntil(first, isLive);
    await world.post("/api/runs", START);
    const whole = await framesUntil(
      first,
      ({ data }) => JSON.stringify(data)?.includes('"k":"request"') === true,
    );
    const last = (await framesUntil(first, ({ id }) => id !== undefined)).at(-1);
    await first.return(undefined);
    let longest = 0;
    for (let cut = 0; cut <= Number(last?.id); cut++) {
      const again = await open(world, "runs", { "last-event-id": String(cut) });
      const replayed = told(await framesUntil(again, isLive));
      await again.return(undefined);
      expect(replayed).toEqual(told(whole).slice(told(whole).length - replayed.length));
      longest = Math.max(longest, replayed.length);
    }
    expect(longest).toBe(told(whole).length);
  });

  test("5.4: patches carry runs and requests as they are, with a rising rev", async () => {
    const world = await openWorld();
    const frames = await open(world, "runs,requests");
    await framesUntil(frames, isLive);
    await world.post("/api/runs", START);
    const taken = await framesUntil(
      frames,
      ({ data }) => JSON.stringify(data)?.includes('"k":"request"') === true,
    );
    const patches = taken
      .filter(({ event }) => event === "patch")
      .flatMap(({ data }) => patchSchema.parse(data));
    expect(patches.at(-1)).toMatchObject({ k: "request", id: "run1-q1", v: { status: "open" } });
    const revs = patches.filter(({ k }) => k === "run").map(({ rev }) => rev);
    expect(revs).toEqual(revs.toSorted((a, b) => a - b));
    await frames.return(undefined);
  });

  test("5.4: a run's rows come in columns, and a step's own topic has only that step", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const frames = await open(world, "run:r,step:r/write");
    await framesUntil(frames, isLive);
    await say(world.journal, "r", "a", "b");
    await world.journal.append([
      { stream: "run/r", events: [{ type: "note", data: { text: "beside" } }] },
    ]);
    const rows = new Map<string, number[]>();
    const has = (topic: string, count: number) => (rows.get(topic)?.length ?? 0) >= count;
    const taken = await framesUntil(frames, ({ event, data }) => {
      if (event !== "trace") return false;
      const { topic, seq, text } = { ...traceColumnsSchema.parse(data), text: "" };
      rows.set(topic, [...(rows.get(topic) ?? []), ...seq]);
      return text === "" && has("run:r", 3) && has("step:r/write", 2);
    });
    expect(rows.get("run:r")).toEqual([5, 6, 7]);
    expect(rows.get("step:r/write")).toEqual([5, 6]);
    expect(taken.filter(({ event }) => event === "trace").length).toBeLessThanOrEqual(4);
    await frames.return(undefined);
  });

  test("5.3: the cursor never overtakes what was sent, wherever the stream is cut", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const frames = await open(world, "run:r", { "last-event-id": "0" });
    for (let n = 0; n < 20; n++) await say(world.journal, "r", "a", "b");
    const seen: number[] = [];
    const cursors: [number, number | undefined][] = [];
    for await (const { event, id, data } of frames) {
      if (event === "trace") seen.push(...traceColumnsSchema.parse(data).seq);
      // This journal has one stream, so that a position and a seq are the same number.
      if (id !== undefined) cursors.push([Number(id), seen.at(-1)]);
      if (seen.length === 44) break;
    }
    for (const [cursor, last] of cursors) expect(cursor).toBe(last);
    expect(seen).toEqual(Array.from({ length: 44 }, (_, index) => index + 1));
  });

  test("5.3: an id also ends a batch of what no event has told", async () => {
    const driving = ["r"];
    const held = () => Promise.resolve(new Map());
    const wheel = { driving: () => Promise.resolve([...driving]), held } as never;
    const world = await openWorld({ deps: { beatMs: 2_000, wheel } });
    await makeRun(world.journal, "r");
    const frames = await open(world, "runs", { "last-event-id": "0" });
    await framesUntil(frames, isLive);
    driving.length = 0;
    await framesUntil(frames, ({ event }) => event === "patch");
    expect(await frames.next()).toMatchObject({ value: { id: "4", data: undefined } });
    await frames.return(undefined);
  });

  test("5.6: a cursor that means nothing here is reset to where the stream goes on", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const frames = await open(world, "runs", { "last-event-id": "1000" });
    const taken = await framesUntil(frames, isLive);
    expect(taken).toContainEqual({ event: "reset", id: "4", data: { as_of: 4 } });
    await frames.return(undefined);
  });
});
