import { API, problemSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { openWorld, type World } from "./testing/open-world.ts";
import { framesUntil, readFrames } from "./testing/read-frames.ts";

const ASK = {
  project_id: "orders",
  flow_name: "ask",
  band: "small",
  input: { question: "Is it safe?" },
} as const;

/** Starts a run, and waits for it to ask. */
async function askingRun(world: World): Promise<string> {
  const started = API.startRun.reply.parse(await (await world.post("/api/runs", ASK)).json());
  const frames = readFrames(await world.get(`/api/runs/${started.run_id}/stream`));
  await framesUntil(
    frames,
    ({ data }) => JSON.stringify(data)?.includes("request.opened") === true,
  );
  await frames.return();
  return started.run_id;
}

async function problemOf(response: Response): Promise<{ status: number; code: string }> {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const { status, code } = problemSchema.parse(await response.json());
  expect(response.status).toBe(status);
  return { status, code };
}

describe("http-api 3: runs", () => {
  test("3.1: the brief's body starts a run, and 202 names it", async () => {
    const world = await openWorld();
    const response = await world.post("/api/runs", ASK);
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({ run_id: "run1", repeated: false });
    const runs = API.runs.reply.parse(
      await (await world.get("/api/runs?project_id=orders")).json(),
    );
    expect(runs).toMatchObject([{ id: "run1", flow: "ask", band: "small" }]);
  });

  test("3.3: runs come newest first, and only those that are asked for", async () => {
    const world = await openWorld();
    for (const question of ["one", "two"])
      await world.post("/api/runs", { ...ASK, input: { question } });
    const ids = async (query: string) => {
      const runs = API.runs.reply.parse(await (await world.get(`/api/runs?${query}`)).json());
      return runs.map(({ id }) => id);
    };
    expect(await ids("")).toEqual(["run2", "run1"]);
    expect(await ids("limit=1&source=wheelhouse&flow=ask")).toEqual(["run2"]);
    expect(await ids("status=completed")).toEqual([]);
    expect(await ids("project_id=other")).toEqual([]);
    expect(await ids("source=other")).toEqual([]);
  });

  test("3.2: a key that comes again starts nothing", async () => {
    const world = await openWorld();
    const headers = { "idempotency-key": "monday" };
    await world.post("/api/runs", ASK, headers);
    const again = await world.post("/api/runs", ASK, headers);
    expect(await again.json()).toEqual({ run_id: "run1", repeated: true });
    expect(await (await world.get("/api/runs")).json()).toHaveLength(1);
  });

  test("3.4: a request is answered once, and then the run ends with its report", async () => {
    const world = await openWorld();
    const run = await askingRun(world);
    const whole = API.run.reply.parse(await (await world.get(`/api/runs/${run}`)).json());
    expect(whole).toMatchObject({ status: "waiting", requests: [{ status: "open" }] });
    const path = `/api/runs/${run}/requests/${whole.requests[0]?.id}/answer`;
    expect(await problemOf(await world.post(path, { option: "perhaps" }))).toEqual({
      status: 422,
      code: "request.option",
    });
    const both = await Promise.all([
      world.post(path, { option: "yes" }),
      world.post(path, { option: "yes" }),
    ]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([202, 409]));
    await world.engine.stopped(run);
    const report = API.runReport.reply.parse(
      await (await world.get(`/api/runs/${run}/report`)).json(),
    );
    expect(report).toMatchObject({ status: "completed", source: "report" });
    expect(report.report).toContain("It works.");
    const cancel = await world.post(`/api/runs/${run}/cancel`, {});
    expect(await problemOf(cancel)).toEqual({ status: 409, code: "run.ended" });
  });

  test("3.8: what is asked is listed over all runs until it is answered", async () => {
    const world = await openWorld();
    const run = await askingRun(world);
    const open = async () =>
      API.requests.reply.parse(await (await world.get("/api/requests?status=open")).json());
    const [request] = await open();
    expect(request).toMatchObject({ run, status: "open" });
    await world.post(`/api/runs/${run}/requests/${request?.id}/answer`, { option: "yes" });
    expect(await open()).toEqual([]);
    const all = await (await world.get(`/api/requests?run=${run}`)).json();
    expect(all).toMatchObject([{ id: request?.id, status: "answered", option: "yes" }]);
  });

  test("3.5: a run is paused, resumed and cancelled", async () => {
    const world = await openWorld();
    const run = await askingRun(world);
    const status = async () =>
      API.run.reply.parse(await (await world.get(`/api/runs/${run}`)).json());
    expect((await world.post(`/api/runs/${run}/pause`, { reason: "lunch" })).status).toBe(202);
    expect(await status()).toMatchObject({
      status: "paused",
      paused: { by: "ann", reason: "lunch" },
    });
    expect((await world.post(`/api/runs/${run}/resume`, {})).status).toBe(202);
    expect(await status()).toMatchObject({ status: "waiting", paused: null });
    expect((await world.post(`/api/runs/${run}/cancel`, {})).status).toBe(202);
    await world.engine.stopped(run);
    expect(await status()).toMatchObject({ status: "cancelled" });
  });

  test("3.6: events come by seq, state says where to go on, and artifacts are listed", async () => {
    const world = await openWorld();
    const run = await askingRun(world);
    const state = API.runState.reply.parse(
      await (await world.get(`/api/runs/${run}/state`)).json(),
    );
    const head = await world.journal.head(`run/${run}`);
    expect(state).toMatchObject({ seq: head, as_of: head, run: { id: run } });
    const page = await world.get(`/api/runs/${run}/events?from=2&to=3`);
    const events = API.runEvents.reply.parse(await page.json());
    expect(events).toMatchObject({ head, truncated: false, events: [{ seq: 2 }, { seq: 3 }] });
    const trace = await world.get(`/api/runs/${run}/trace?since=${head - 1}`);
    expect(API.runTrace.reply.parse(await trace.json())).toMatchObject([{ seq: head }]);
    expect(await (await world.get(`/api/runs/${run}/artifacts`)).json()).toEqual([]);
  });

  test.each([
    ["/api/runs/nobody", 404, "run.unknown"],
    ["/api/runs/..%2f..%2fx/events", 404, "run.unknown"],
    ["/api/runs/nobody/stream", 404, "run.unknown"],
    ["/api/projects/orders/runs/nobody/stream", 404, "run.unknown"],
    ["/api/runs?status=happy", 400, "usage"],
    ["/api/runs?colour=red", 400, "usage"],
    ["/api/stream", 400, "usage"],
    ["/api/stream?topics=everything", 400, "usage"],
    ["/api/nothing", 404, "route.unknown"],
  ])("2.4: %s is refused with %i %s", async (path, status, code) => {
    const world = await openWorld();
    expect(await problemOf(await world.get(path))).toEqual({ status, code });
    expect(world.errors).toEqual([]);
  });

  test("2.3, 3.1: a project that nobody knows is refused, with near ones", async () => {
    const world = await openWorld();
    const response = await world.post("/api/runs", { ...ASK, project_id: "order" });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      code: "project.unknown",
      hint: expect.stringContaining("orders"),
    });
  });
});

describe("http-api 4: what there is beside runs", () => {
  test("4.1, 4.2: health, projects, flows and agents are told", async () => {
    const world = await openWorld();
    const health = API.health.reply.parse(await (await world.get("/api/health")).json());
    expect(health).toMatchObject({ ok: true, version: "0.1.0", as_of: 0, driving: [] });
    const projects = API.projects.reply.parse(await (await world.get("/api/projects")).json());
    expect(projects).toMatchObject([{ id: "orders", key: "orders", status: "here", runs: 0 }]);
    expect(await (await world.get("/api/flows")).json()).toEqual([]);
    expect(await (await world.get("/api/agents")).json()).toEqual([]);
  });

  test("2.2: the OpenAPI document names every address that is served, and each of its references leads somewhere", async () => {
    const world = await openWorld();
    const text = await (await world.get("/api/openapi.json")).text();
    const document = JSON.parse(text) as {
      openapi: string;
      paths: Record<string, Record<string, object>>;
      components: { schemas: Record<string, object> };
    };
    expect(document.openapi).toBe("3.1.0");
    for (const { method, path } of Object.values(API))
      expect(document.paths[path]).toHaveProperty(method.toLowerCase());
    const references = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, id]) => id);
    expect(references.length).toBeGreaterThan(30);
    for (const id of references) expect(document.components.schemas).toHaveProperty(id ?? "");
    expect(text).not.toContain("$defs");
  });
});
