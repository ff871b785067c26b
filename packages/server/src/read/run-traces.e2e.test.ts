import {
  addToSpanLog,
  createSpanLog,
  runDensitySchema,
  runSpans,
  runSpansSchema,
  spanLogOf,
} from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { appendLongRun } from "../testing/long-run.ts";
import { makeRun, say } from "../testing/made-run.ts";
import { openWorld, type World } from "../testing/open-world.ts";

async function spansOf(world: World, run: string) {
  return runSpansSchema.parse(await (await world.get(`/api/runs/${run}/spans`)).json());
}

describe("http-api 3.13: the spans of a run", () => {
  test("3.13: are those that its events fold to, in columns of one length", async () => {
    const world = await openWorld();
    await appendLongRun(world.journal, "long", { events: 4_000, steps: 10 });
    const spans = await spansOf(world, "long");
    const log = createSpanLog();
    for (const event of await world.journal.read("run/long")) addToSpanLog(log, event);
    expect(spans).toEqual(runSpans("long", log));
    expect(spans.seq).toBe(4_000);
    const lengths = Object.values(spans.spans).map((column) => column.length);
    expect(new Set(lengths)).toEqual(new Set([log.spans.length]));
    const tools = log.spans.filter(({ kind }) => kind === "tool");
    expect(tools.length).toBeGreaterThan(500);
  });

  test("3.13: an open run is gone on with from its seq, by the same fold", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const log = spanLogOf(await spansOf(world, "r"));
    await say(world.journal, "r", "a");
    const end = { type: "run.cancelled", data: { by: "ann" } };
    await world.journal.append([{ stream: "run/r", events: [end] }]);
    const rows = await world.journal.read("run/r", { from: log.seq + 1 });
    for (const row of rows) addToSpanLog(log, row);
    expect(runSpans("r", log)).toEqual(await spansOf(world, "r"));
    expect(log.spans.map(({ status }) => status)).toEqual(["cancelled", "cancelled"]);
  });

  test("3.13: a run that is not there has none", async () => {
    const world = await openWorld();
    for (const path of ["spans", "density"])
      expect((await world.get(`/api/runs/none/${path}`)).status).toBe(404);
  });
});

describe("http-api 3.14: how much happened when", () => {
  test("3.14: counts every event once, in slices of one length", async () => {
    let at = 1_000;
    const world = await openWorld({ clock: () => at });
    await appendLongRun(world.journal, "long", {
      events: 4_000,
      steps: 10,
      pass: (ms) => (at += ms),
    });
    const all = await world.journal.read("run/long");
    for (const buckets of [1, 7, 2_048]) {
      const response = await world.get(`/api/runs/long/density?buckets=${buckets}`);
      const density = runDensitySchema.parse(await response.json());
      const { from, to, counts, errors } = density;
      expect([from, to, density.seq]).toEqual([all[0]?.at, all.at(-1)?.at, 4_000]);
      const expected = Array.from({ length: buckets }, () => 0);
      for (const event of all) {
        const place = Math.min(
          buckets - 1,
          Math.floor(((event.at - from) * buckets) / (to - from)),
        );
        expected[place] = (expected[place] ?? 0) + 1;
      }
      expect(counts).toEqual(expected);
      const failed = all.filter(({ data }) => JSON.stringify(data).includes('"failed"'));
      expect(errors.reduce((sum, each) => sum + each, 0)).toBe(failed.length);
      expect(failed.length).toBeGreaterThan(0);
    }
  });

  test("3.14: a run of one moment is in the first slice", async () => {
    const world = await openWorld({ clock: () => 5 });
    await makeRun(world.journal, "r");
    const response = await world.get("/api/runs/r/density?buckets=3");
    expect(await response.json()).toEqual({
      from: 5,
      to: 5,
      seq: 4,
      counts: [4, 0, 0],
      errors: [0, 0, 0],
    });
  });

  test.each(["0", "2049", "x"])("3.14: refuses %j slices", async (buckets) => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    expect((await world.get(`/api/runs/r/density?buckets=${buckets}`)).status).toBe(400);
  });
});
