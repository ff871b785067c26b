import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { type Frames, followTopics, isLive, patchOf } from "../testing/follow-topics.ts";
import { makeRepository, observingWorld, type ObservingWorld } from "../testing/observing-world.ts";
import type { World } from "../testing/open-world.ts";
import { framesUntil } from "../testing/read-frames.ts";

/** Follows topics, and has everything that there is now. */
async function follow(world: World, topics: string): Promise<Frames> {
  const frames = await followTopics(world, topics);
  await framesUntil(frames, isLive);
  return frames;
}

/** Writes the first lines of a log and gives the id that its run has in the list. */
async function begun({ world, observed, log }: ObservingWorld): Promise<string> {
  log("nightly", { kind: "run.started", title: "Nightly", repo: "orders" });
  await observed.scan();
  const [run] = API.runs.reply.parse(await (await world.get("/api/runs?source=run-log")).json());
  expect(run).toMatchObject({ title: "Nightly", status: "running" });
  return run?.id ?? "";
}

describe("8.5: a log that a harness writes while somebody looks", () => {
  test("8.5: is on the page's stream as it is written", async () => {
    const all = await observingWorld();
    const run = await begun(all);
    const frames = await follow(all.world, `runs,state:${run},run:${run}`);
    all.log("nightly", { kind: "phase.entered", phase: "build" });
    all.log("nightly", { kind: "wheel.requested", msg: "A test is red", item: "orders:push" });
    const told = await framesUntil(frames, (frame) =>
      patchOf(frame).some(({ k, v }) => k === "head" && "status" in v && v.status === "waiting"),
    );
    const items = told.flatMap(patchOf).filter(({ k }) => k === "run");
    expect(items.at(-1)?.v).toMatchObject({
      status: "waiting",
      observed: { phase: "build", wheel: { reason: "A test is red", item: "orders:push" } },
    });
    all.log("nightly", { kind: "wheel.released" }, { kind: "phase.entered", phase: "done" });
    await framesUntil(frames, (frame) =>
      patchOf(frame).some(({ k, v }) => k === "run" && "status" in v && v.status === "completed"),
    );
    expect(all.world.errors).toEqual([]);
  });

  test("8.5: begins anew for who looks when it is replaced", async () => {
    const all = await observingWorld();
    const run = await begun(all);
    all.log("nightly", ...Array.from({ length: 20 }, () => ({ kind: "note", msg: "working" })));
    await all.observed.scan();
    const frames = await follow(all.world, `state:${run}`);
    all.rewrite("nightly", { kind: "run.started", title: "Another" });
    const told = await framesUntil(frames, ({ event }) => event === "live");
    expect(told.map(({ event }) => event)).toContain("reset");
    const state = await all.world.get(`/api/runs/${run}/state`);
    expect(API.runState.reply.parse(await state.json())).toMatchObject({
      run: { title: "Another", status: "running" },
    });
    const page = API.runEvents.reply.parse(
      await (await all.world.get(`/api/runs/${run}/events`)).json(),
    );
    expect(page.events.map(({ seq }) => seq)).toEqual(page.events.map((_, index) => index + 1));
    expect(page.head).toBeLessThan(20);
  });

  test("8.7: has its bad lines counted and shown", async () => {
    const all = await observingWorld();
    const run = await begun(all);
    all.log("nightly", { kind: "phase.entered" });
    await all.observed.scan();
    const reply = await all.world.get(`/api/runs/${run}/bad-lines?limit=5`);
    const { total, lines } = API.badLines.reply.parse(await reply.json());
    expect([total, lines.length]).toEqual([1, 1]);
    expect((await all.world.get("/api/runs/x-none/bad-lines")).status).toBe(404);
  });
});

describe("9: repositories and what they want", () => {
  test("9.1: are told anew to who has an answer from before the last look, whatever that saw", async () => {
    const { world, repositories, place } = await observingWorld();
    makeRepository(place.repositories, "orders");
    const { version } = await repositories.refresh();
    for (const path of ["/api/action-required", "/api/scan-version"]) {
      const tag = (await world.get(path)).headers.get("etag") ?? "";
      const { at } = await repositories.refresh();
      const again = await world.get(path, { "if-none-match": tag });
      const time = new Date(at ?? 0).toISOString();
      expect(again.status).toBe(200);
      expect(await again.json()).toMatchObject({
        scan_version: version,
        [path === "/api/scan-version" ? "last_scan" : "generated_at"]: time,
      });
    }
  });

  test("9.1: are told with a tag that holds until the next look", async () => {
    const { world, repositories, place } = await observingWorld();
    makeRepository(place.repositories, "orders");
    await repositories.refresh();
    for (const path of ["/api/action-required", "/api/scan-version"]) {
      const first = await world.get(path);
      const tag = first.headers.get("etag") ?? "";
      expect([first.status, tag]).toEqual([200, expect.stringMatching(/^"[\w-]{16}"$/)]);
      expect(first.headers.get("cache-control")).toBe("private, must-revalidate");
      for (const held of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
        const again = await world.get(path, { "if-none-match": held });
        expect([again.status, await again.text()]).toEqual([304, ""]);
        expect(again.headers.get("etag")).toBe(tag);
      }
      makeRepository(place.repositories, path.replaceAll("/", "-"));
      await repositories.refresh();
      expect((await world.get(path, { "if-none-match": tag })).status).toBe(200);
    }
  });

  test("9.2: are looked at once for all who ask at once", async () => {
    const { world, place } = await observingWorld();
    makeRepository(place.repositories, "orders");
    await world.post("/api/refresh", {});
    const replies = await Promise.all(
      Array.from({ length: 5 }, async () =>
        API.refresh.reply.parse(await (await world.post("/api/refresh", {})).json()),
      ),
    );
    expect(replies.filter(({ ran }) => ran)).toHaveLength(1);
    expect(new Set(replies.map(({ scan_version }) => scan_version)).size).toBe(1);
  });

  test("9.3: are narrowed to those that a run touches, and to none when it names none", async () => {
    const all = await observingWorld();
    const { world, repositories, observed, log, place } = all;
    for (const name of ["orders", "stock"]) makeRepository(place.repositories, name);
    await repositories.refresh();
    const run = await begun(all);
    const wanted = async (query: string) =>
      API.actionRequired.reply.parse(
        await (await world.get(`/api/action-required${query}`)).json(),
      );
    const names = ({ items }: Awaited<ReturnType<typeof wanted>>) => [
      ...new Set(items.map(({ project_name }) => project_name)),
    ];
    expect(names(await wanted("")).toSorted()).toEqual(["orders", "stock"]);
    expect(names(await wanted(`?run=${run}`))).toEqual(["orders"]);
    const tag = (await world.get(`/api/action-required?run=${run}`)).headers.get("etag") ?? "";
    const held = { "if-none-match": tag };
    expect((await world.get(`/api/action-required?run=${run}`, held)).status).toBe(304);
    log("nightly", { kind: "note", msg: "And this one", repo: "stock" });
    await observed.scan();
    expect((await world.get(`/api/action-required?run=${run}`, held)).status).toBe(200);
    log("aimless", { kind: "run.started", title: "Aimless" });
    await observed.scan();
    const runs = API.runs.reply.parse(await (await world.get("/api/runs?q=aimless")).json());
    const aimless = await wanted(`?run=${runs[0]?.id}`);
    expect(names(aimless).toSorted()).toEqual(["orders", "stock"]);
    expect(aimless.note).toContain("no repository");
    expect((await world.get("/api/action-required?run=x-none")).status).toBe(404);
  });

  test("9.4: are projects, each with its page", async () => {
    const { world, repositories, place } = await observingWorld();
    const path = makeRepository(place.repositories, "orders");
    await repositories.refresh();
    const [project, ...more] = API.projects.reply.parse(
      await (await world.get("/api/projects")).json(),
    );
    expect(more).toEqual([]);
    expect(project).toMatchObject({ name: "orders", path, status: "here", runs: 0 });
    const page = API.project.reply.parse(
      await (await world.get(`/api/projects/${project?.id}`)).json(),
    );
    expect(page).toMatchObject({ path, repository: { name: "orders" }, commits: [] });
    expect((await world.get("/api/projects/none")).status).toBe(404);
    const listed = API.repositories.reply.parse(
      await (await world.get("/api/repositories")).json(),
    );
    expect(listed.map(({ name }) => name)).toEqual(["orders"]);
  });

  test("9.5: say on their topic that another look saw something else", async () => {
    const { world, repositories, place } = await observingWorld();
    await repositories.refresh();
    const frames = await follow(world, "signals");
    makeRepository(place.repositories, "orders");
    await world.post("/api/refresh", {});
    const told = await framesUntil(frames, (frame) => patchOf(frame).length > 0);
    expect(told.flatMap(patchOf)).toMatchObject([
      { k: "signals", id: "all", v: { scan_version: repositories.scan().version } },
    ]);
  });
});
