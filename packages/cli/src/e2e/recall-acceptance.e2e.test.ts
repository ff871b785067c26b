import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { observingServer } from "../testing/observing-server.ts";
import { writeLog } from "../testing/write-log.ts";

const scratch = (): string => mkdtempSync(join(tmpdir(), "wheelhouse-recall-"));

/**
 * The list by which observing is accepted, line by line: what is about runs. What is about repositories is in
 * `recall-signals.e2e.test.ts`, the pill in the dashboard's `acceptance/recall-pill.browser.test.ts`.
 */
describe("RECALL: a run.log", () => {
  test("malformed and truncated lines survive: they are counted, and keep no other from being read", async () => {
    const runs = scratch();
    const log = writeLog(runs, "night");
    log.event("run.started", { data: { title: "Night shift" } });
    log.raw('plain words\n{"v":1,"ts":1}\n\0\0\n["note"]\n');
    log.raw(Uint8Array.of(0xff, 0xfe, 0x0a));
    log.event("phase.entered", { phase: "build" });
    log.raw('{"v":1,"ts":"2026-05-05T21:00:00Z","kind":"phase.en');
    const server = await observingServer({ WHEELHOUSE_RUN_STATE_DIR: runs });
    const seen = await server.run("x-night", ({ observed }) => observed?.phase === "build");
    const counted = seen.observed?.bad_lines ?? 0;
    expect(counted).toBe(5);
    const answer = await server.call(`/api/runs/${seen.id}/bad-lines`);
    const { total, lines } = API.badLines.reply.parse(await answer.json());
    expect(total).toBe(counted);
    expect(lines.every(({ problem, line }) => problem !== "" && line > 1)).toBe(true);
    log.raw('tered","phase":"verify"}\n');
    const later = await server.run("x-night", ({ observed }) => observed?.phase === "verify");
    expect(later.observed?.bad_lines).toBe(counted);
  });

  test("phase and candidate are reduced; the wheel marker opens and closes", async () => {
    const runs = scratch();
    const log = writeLog(runs, "night");
    log.event("run.started");
    log.event("phase.entered", { phase: "verify" });
    log.event("phase.entered", { phase: "build" });
    log.event("candidate.selected", { candidate: { id: "c-7", label: "Retry" } });
    log.event("wheel.requested", { item: "acme/shop:push", data: { reason: "no key" } });
    const server = await observingServer({ WHEELHOUSE_RUN_STATE_DIR: runs });
    const asked = await server.run("x-night", ({ status }) => status === "waiting");
    expect(asked.observed?.phases.map(({ name }) => name)).toEqual(["verify", "build"]);
    expect(asked.observed?.candidate_detail).toMatchObject({ id: "c-7", label: "Retry" });
    const open = { item: "acme/shop:push", reason: "no key", holder: null };
    expect(asked.observed?.wheel).toMatchObject(open);
    log.event("wheel.taken", { actor: "ann" });
    const taken = await server.run("x-night", ({ observed }) => observed?.wheel?.holder === "ann");
    expect(taken.status).toBe("waiting");
    log.event("wheel.released");
    log.event("candidate.dropped");
    const free = await server.run("x-night", ({ observed }) => observed?.candidate === null);
    expect([free.status, free.observed?.wheel]).toEqual(["running", null]);
  });

  test("the pill picks the newest open run: it is the first open one of the list", async () => {
    const runs = scratch();
    const at = (minutes: number) => ({ ts: Date.now() - minutes * 60_000 });
    writeLog(runs, "older").event("run.started", at(9));
    writeLog(runs, "newest").event("run.started", at(5));
    const ended = writeLog(runs, "ended");
    ended.event("run.started", at(2));
    ended.event("run.completed");
    const server = await observingServer({ WHEELHOUSE_RUN_STATE_DIR: runs });
    await server.run("x-ended", ({ status }) => status === "completed");
    await expect.poll(async () => (await server.runs()).length).toBe(3);
    const open = (await server.runs()).filter(({ ended_at: end }) => end === null);
    expect(open.map(({ id }) => id.replace(/-\w+$/, ""))).toEqual(["x-newest", "x-older"]);
  });

  test("no write route: every command to an observed run is refused, and nothing is taken in", async () => {
    const runs = scratch();
    const log = writeLog(runs, "night");
    log.event("run.started");
    const server = await observingServer({ WHEELHOUSE_RUN_STATE_DIR: runs });
    const { id } = await server.run("x-night", () => true);
    const routes = Object.values(API).filter(
      ({ method, path }) => method === "POST" && path.startsWith("/api/runs/{id}/"),
    );
    expect(routes.length).toBeGreaterThanOrEqual(5);
    for (const { path } of routes) {
      const filled = path.replace("{id}", id).replaceAll(/\{\w+\}/g, "x1");
      const refused = await server.call(filled, {});
      expect([filled, refused.status]).toEqual([filled, 405]);
      expect(await refused.json()).toMatchObject({ code: "run.observed" });
    }
    const { events } = API.runEvents.reply.parse(
      await (await server.call(`/api/runs/${id}/events`)).json(),
    );
    expect(events.map(({ type }) => type)).toEqual(["run.created", "run.started"]);
  });

  test("a missing directory is not an error, and is found when it comes", async () => {
    const runs = join(scratch(), "later");
    const server = await observingServer({ WHEELHOUSE_RUN_STATE_DIR: runs });
    const sources = async () =>
      API.sources.reply.parse(await (await server.call("/api/sources")).json());
    const theSource = async () => (await sources()).find(({ path }) => path === runs);
    await expect.poll(async () => (await theSource())?.status).toBe("missing");
    expect((await theSource())?.problem).toContain("not there");
    expect(await server.runs()).toEqual([]);
    writeLog(runs, "night").event("run.started");
    await server.run("x-night", ({ status }) => status === "running");
    expect((await theSource())?.status).toBe("ok");
  });

  test("ids are stable: over a kill, and when the cache was deleted", async () => {
    const runs = scratch();
    const log = writeLog(runs, "night");
    log.event("run.started");
    log.event("phase.entered", { phase: "build" });
    const first = await observingServer({ WHEELHOUSE_RUN_STATE_DIR: runs });
    const isBuild = ({ observed }: { observed: { phase: string | null } | null }) =>
      observed?.phase === "build";
    const before = await first.run("x-night", isBuild);
    const second = await first.restart();
    const still = await second.run("x-night", isBuild);
    const third = await second.restart(() => {
      for (const end of ["", "-wal", "-shm"])
        rmSync(join(second.home, `observed.db${end}`), { force: true });
    });
    const anew = await third.run("x-night", isBuild);
    expect([still.id, anew.id]).toEqual([before.id, before.id]);
    expect(anew.observed).toEqual(before.observed);
  });

  test("L13: a source that is broken keeps no other from being read, and says so itself", async () => {
    const runs = scratch();
    writeLog(runs, "night").event("run.started");
    symlinkSync(runs, join(runs, "loop"));
    mkdirSync(join(runs, "odd", "run.log"), { recursive: true });
    const file = join(scratch(), "a-file");
    writeFileSync(file, "no directory");
    const server = await observingServer({ WHEELHOUSE_RUN_STATE_DIR: `${file}:${runs}` });
    await server.run("x-night", ({ status }) => status === "running");
    const answer = await server.call("/api/sources");
    const sources = API.sources.reply.parse(await answer.json());
    expect(sources.find(({ path }) => path === file)).toMatchObject({
      status: "failing",
      problem: expect.stringContaining("no directory"),
    });
    expect(sources.find(({ path }) => path === runs)).toMatchObject({ runs: 1, open_runs: 1 });
  });
});
