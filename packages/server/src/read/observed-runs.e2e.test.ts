import {
  API,
  problemSchema,
  runCountsSchema,
  runListItemSchema,
  runObjectSchema,
} from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { makeRun } from "../testing/made-run.ts";
import { logOf, observedStand } from "../testing/observed-stand.ts";
import { openWorld } from "../testing/open-world.ts";

const NOW = Date.UTC(2026, 0, 2);
const HOUR = 3_600_000;

async function mixedWorld() {
  const observed = observedStand({ now: () => NOW, bad: ["x-older", "x-silent"] });
  const world = await openWorld({ deps: { observed }, clock: () => NOW - 2 * HOUR });
  await makeRun(world.journal, "own");
  observed.add("x-older", logOf("Older", NOW - 3 * HOUR, ["run.completed", {}]));
  observed.add("x-newer", logOf("Newer", NOW - 1_000));
  observed.add("x-silent", logOf("Silent", NOW - HOUR));
  const ids = async (query: string): Promise<string[]> => {
    const response = await world.get(`/api/runs${query}`);
    return runListItemSchema
      .array()
      .parse(await response.json())
      .map(({ id }) => id);
  };
  return { world, observed, ids };
}

describe("3.3: the list of runs", () => {
  test("3.3: has runs of all who drive them, the newest first", async () => {
    const { ids } = await mixedWorld();
    expect(await ids("")).toEqual(["x-newer", "x-silent", "own", "x-older"]);
  });

  test.each([
    ["?source=wheelhouse", ["own"]],
    ["?source=observed", ["x-newer", "x-silent", "x-older"]],
    ["?source=run-log", ["x-newer", "x-silent", "x-older"]],
    ["?source=s1", ["x-newer", "x-silent", "x-older"]],
    ["?source=claude", []],
    ["?source=claude,qwen,codex", []],
    ["?source=wheelhouse,run-log&limit=3", ["x-newer", "x-silent", "own"]],
    ["?source=claude,wheelhouse", ["own"]],
    ["?has=bad_lines", ["x-silent", "x-older"]],
    ["?has=bad_lines&source=wheelhouse", []],
    ["?status=interrupted&source=observed", ["x-silent"]],
    ["?status=completed", ["x-older"]],
    ["?q=SILENT", ["x-silent"]],
    ["?q=e&limit=2", ["x-newer", "x-silent"]],
    ["?before=x-silent", ["own", "x-older"]],
    ["?before=own", ["x-older"]],
    ["?before=x-newer&limit=1&source=observed", ["x-silent"]],
  ])("3.3: is narrowed by %s", async (query, expected) => {
    const { ids } = await mixedWorld();
    expect(await ids(query)).toEqual(expected);
  });

  test("3.12: goes on from no run that there is not, and counts both kinds", async () => {
    const { world } = await mixedWorld();
    expect((await world.get("/api/runs?before=x-none")).status).toBe(404);
    const counts = runCountsSchema.parse(await (await world.get("/api/runs/counts")).json());
    expect(counts.total).toBe(4);
    expect(counts.by_status).toMatchObject({ completed: 1, interrupted: 2, running: 1 });
  });
});

describe("8.3: a run that another harness drives", () => {
  test("8.3: is read at every address at which ours are", async () => {
    const { world } = await mixedWorld();
    const addresses = Object.values(API).filter(
      ({ method, path }) =>
        method === "GET" &&
        path.startsWith("/api/runs/{id}") &&
        // What was in a project before and after is kept of runs of ours alone, and bad lines there are in theirs alone.
        ![API.runFile, API.runChanges, API.runLines, API.runPatch, API.badLines].some(
          (other) => other.path === path,
        ),
    );
    expect(addresses.length).toBeGreaterThan(8);
    for (const { path } of addresses) {
      const response = await world.get(path.replace("{id}", "x-newer"));
      expect([path, response.status]).toEqual([path, 200]);
    }
    const lines = `${API.runLines.path}?blob=${"0".repeat(40)}&from=1&to=2`;
    for (const path of [API.runChanges.path, API.runPatch.path, lines]) {
      const response = await world.get(path.replace("{id}", "x-newer"));
      const { code, detail } = problemSchema.parse(await response.json());
      expect([response.status, code]).toEqual([409, "run.state"]);
      expect(detail).toContain("another harness");
    }
    expect(world.errors).toEqual([]);
  });

  test("8.3: says what is known of it beside its events", async () => {
    const { world, observed } = await mixedWorld();
    observed.add("x-newer", [{ type: "phase.entered", at: NOW, data: { phase: "build" } }]);
    const run = runObjectSchema.parse(await (await world.get("/api/runs/x-newer")).json());
    expect(run).toMatchObject({ source: "run-log", status: "running", requests: [] });
    expect(run.observed).toMatchObject({ phase: "build", source_id: "s1", stale: false });
    const silent = runObjectSchema.parse(await (await world.get("/api/runs/x-silent")).json());
    expect(silent).toMatchObject({ status: "interrupted", observed: { stale: true } });
  });

  test("8.3: has no files, and says why", async () => {
    const { world } = await mixedWorld();
    const response = await world.get("/api/runs/x-newer/file?path=README.md");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      code: "file.unknown",
      hint: expect.stringContaining("Another harness"),
    });
  });

  test("8.2: shows what tells of one of ours in that run's head and not in the list", async () => {
    const { world, observed, ids } = await mixedWorld();
    observed.join("x-older", "own");
    expect(await ids("")).not.toContain("x-older");
    const run = runObjectSchema.parse(await (await world.get("/api/runs/own")).json());
    expect(run.observed).toBeNull();
    expect(run.joined).toEqual([{ run: "x-older", source: "run-log" }]);
  });
});

describe("8.4: what would move such a run", () => {
  const moves = Object.values(API).filter(
    ({ method, path }) => method === "POST" && path.startsWith("/api/runs/{id}"),
  );

  test.each(moves.map(({ path }) => path))("8.4: is refused at %s", async (path) => {
    const { world } = await mixedWorld();
    const address = path.replace("{id}", "x-newer").replaceAll(/\{\w+\}/g, "1");
    for (const body of ["{}", '{"reason":1}', "no JSON"]) {
      const response = await fetch(`${world.origin}${address}`, {
        method: "POST",
        headers: { authorization: `Bearer ${world.secret}`, "content-type": "application/json" },
        body,
      });
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe("GET, HEAD");
      expect(await response.json()).toMatchObject({
        code: "run.observed",
        hint: expect.stringContaining("where it was started"),
      });
    }
    expect(moves.length).toBeGreaterThan(4);
  });
});
