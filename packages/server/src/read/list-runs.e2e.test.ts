import { runCountsSchema, runListItemSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { longRun } from "../testing/long-run.ts";
import { openWorld, type World } from "../testing/open-world.ts";

async function ids(world: World, query: string): Promise<string[]> {
  const response = await world.get(`/api/runs?${query}`);
  return z
    .array(runListItemSchema)
    .parse(await response.json())
    .map(({ id }) => id);
}

/** Nine runs, two of each time; every third is open, and nobody drives it. */
async function worldOfRuns(): Promise<World> {
  let at = 1_000;
  const world = await openWorld({ clock: () => at });
  for (let n = 0; n < 9; n++) {
    at = 1_000 + Math.floor(n / 2);
    const chunks = [...longRun(`run-${n}`, { events: 30, steps: 2, ends: n % 3 !== 0 })];
    for (const chunk of chunks) await world.journal.append([chunk]);
  }
  return world;
}

const NEWEST = ["run-8", "run-7", "run-6", "run-5", "run-4", "run-3", "run-2", "run-1", "run-0"];

describe("http-api 3.12: the list of runs", () => {
  test("3.12: goes on after any run, also one that does not belong in it", async () => {
    const world = await worldOfRuns();
    expect(await ids(world, "")).toEqual(NEWEST);
    const paged: string[] = [];
    for (let before = ""; paged.length < 9; before = `&before=${paged.at(-1)}`)
      paged.push(...(await ids(world, `limit=2${before}`)));
    expect(paged).toEqual(NEWEST);
    expect(await ids(world, "before=run-0")).toEqual([]);
    expect(await ids(world, "status=interrupted&before=run-4")).toEqual(["run-3", "run-0"]);
    const unknown = await world.get("/api/runs?before=nobody");
    expect(unknown.status).toBe(404);
  });

  test("3.12: finds text in a title, flow, id or project as it is, whatever its case", async () => {
    const world = await worldOfRuns();
    expect(await ids(world, "q=A+LONG")).toEqual(NEWEST);
    expect(await ids(world, "q=AUDIT&limit=1")).toEqual(["run-8"]);
    expect(await ids(world, "q=RUN-3")).toEqual(["run-3"]);
    expect(await ids(world, "q=/ORDERS")).toEqual(NEWEST);
    for (const q of [".*", "%", "_", "' OR 1=1 --"])
      expect(await ids(world, `q=${encodeURIComponent(q)}`)).toEqual([]);
    expect((await world.get(`/api/runs?q=${"x".repeat(10_240)}`)).status).toBe(400);
  });

  test("3.12: is counted by the status that is shown", async () => {
    const world = await worldOfRuns();
    const counts = async (query: string) =>
      runCountsSchema.parse(await (await world.get(`/api/runs/counts?${query}`)).json());
    const none = { queued: 0, running: 0, waiting: 0, paused: 0, failed: 0, cancelled: 0 };
    expect(await counts("")).toEqual({
      total: 9,
      by_status: { ...none, interrupted: 3, completed: 6 },
    });
    expect(await counts("q=run-3&project_id=orders")).toMatchObject({
      total: 1,
      by_status: { interrupted: 1 },
    });
    expect(await counts("source=elsewhere")).toMatchObject({ total: 0 });
  });
});
