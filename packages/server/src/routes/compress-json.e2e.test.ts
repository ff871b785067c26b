import { runStateObjectSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { appendLongRun } from "../testing/long-run.ts";
import { openWorld } from "../testing/open-world.ts";
import { ask } from "../testing/raw-request.ts";

describe("http-api 3.15: long answers", () => {
  test("3.15: come compressed to who takes it, and as they are to others", async () => {
    const world = await openWorld();
    await appendLongRun(world.journal, "long", { events: 2_000, steps: 200 });
    const path = "/api/runs/long/state";
    const packed = await world.get(path, { "accept-encoding": "gzip" });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    expect(packed.headers.get("vary")).toContain("accept-encoding");
    const state = runStateObjectSchema.parse(await packed.json());
    expect(state.run.steps).toHaveLength(201);
    for (const taken of ["identity", "gzip;q=0", ""]) {
      const plain = await world.get(path, { "accept-encoding": taken });
      expect(plain.headers.get("content-encoding")).toBeNull();
      expect(await plain.json()).toEqual(state);
    }
  });

  test("3.15: a state of 200 steps takes less than 50 kB", async () => {
    const world = await openWorld();
    await appendLongRun(world.journal, "long", { events: 2_000, steps: 200 });
    const answer = await ask(world, "GET /api/runs/long/state", { "accept-encoding": "gzip" });
    expect(answer).toContain("content-encoding: gzip");
    expect(Buffer.byteLength(answer)).toBeLessThan(50_000);
  });

  test("3.15: short ones, problems and streams come as they are", async () => {
    const world = await openWorld();
    for (const path of ["/api/health", "/api/runs/none", "/api/stream?topics=runs"]) {
      const response = await world.get(path, { "accept-encoding": "gzip" });
      expect(response.headers.get("content-encoding")).toBeNull();
      await response.body?.cancel();
    }
  });
});
