import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API } from "@wheelhouse/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { observingWorld } from "../testing/observing-world.ts";

const SECRET = "the secret of a file";

/** Files that no address may ever show. */
function secrets(): { readonly directory: string; readonly file: string } {
  const directory = mkdtempSync(join(tmpdir(), "wheelhouse-secrets-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const file = join(directory, "key.txt");
  writeFileSync(file, `${SECRET}\n${JSON.stringify({ kind: SECRET, v: 1, ts: 1 })}\n`);
  return { directory, file };
}

describe("8.1: a place to watch", () => {
  test.each([
    ["a file", "{file}"],
    ["a relative path", "state"],
    ["a relative path that leads up", "../../etc"],
    ["a path that leads up", "{directory}/../../etc"],
    ["a home that no shell has read", "~/logs"],
    ["processes", "/proc"],
    ["a process", "/proc/self/fd"],
    ["devices", "/dev"],
    ["the system", "/sys/kernel"],
    ["nothing", "/none/at/all"],
    ["a path with an end in it", "{directory}\0/x"],
  ])("8.1: is not %s", async (_, template) => {
    const { world } = await observingWorld();
    const { directory, file } = secrets();
    const path = template.replace("{file}", file).replace("{directory}", directory);
    const watched = async () =>
      API.sources.reply.parse(await (await world.get("/api/sources")).json()).map(({ id }) => id);
    const before = await watched();
    for (const kind of [undefined, "run-log", "claude"] as const) {
      if (path.startsWith("/none") && kind !== undefined) continue;
      const query = new URLSearchParams({ path, ...(kind !== undefined && { kind }) });
      const seen = await world.get(`/api/sources/preview?${query.toString()}`);
      const added = await world.post("/api/sources", { path, kind });
      for (const response of [seen, added]) {
        expect(response.status).toBe(422);
        const text = await response.text();
        expect(text).toContain("source.unreadable");
        expect(text).not.toContain(SECRET);
      }
    }
    expect(await watched()).toEqual(before);
    expect(world.errors).toEqual([]);
  });

  test("8.1: is not the system by way of a link", async () => {
    const { world, place } = await observingWorld();
    const link = join(place.all, "link");
    symlinkSync("/proc/self", link);
    const response = await world.post("/api/sources", { path: link, kind: "run-log" });
    expect(await response.json()).toMatchObject({ code: "source.unreadable" });
  });

  test("8.1: shows no file that is no log, whatever kind it is said to be", async () => {
    const { world } = await observingWorld();
    const { directory } = secrets();
    for (const kind of ["", "&kind=claude", "&kind=qwen", "&kind=codex", "&kind=run-log"]) {
      const path = encodeURIComponent(directory);
      const response = await world.get(`/api/sources/preview?path=${path}${kind}`);
      expect(await response.text()).not.toContain(SECRET);
    }
  });

  test("8.1: shows no line of a file in which nothing is understood, but says why", async () => {
    const { world, place } = await observingWorld();
    const logs = join(place.all, "sessions", "project");
    mkdirSync(logs, { recursive: true });
    const line = JSON.stringify({ password: SECRET });
    writeFileSync(join(logs, "0c3c0a3e-9f3b-4a39-8f5c-5a4c0f6f1c11.jsonl"), `${line}\n${SECRET}\n`);
    const path = encodeURIComponent(join(place.all, "sessions"));
    const response = await world.get(`/api/sources/preview?path=${path}&kind=claude`);
    const text = await response.text();
    expect(text).not.toContain(SECRET);
    const { files, lines } = API.previewSource.reply.parse(JSON.parse(text));
    expect(files).toBe(1);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((each) => each.text === "" && each.problem !== null)).toBe(true);
  });

  test("8.1: shows no file that a log's name only leads to", async () => {
    const { world, place, observed } = await observingWorld();
    const { file, directory } = secrets();
    const logs = join(place.all, "links");
    mkdirSync(join(logs, "run"), { recursive: true });
    symlinkSync(file, join(logs, "run", "run.log"));
    symlinkSync(directory, join(logs, "other"));
    const path = encodeURIComponent(logs);
    const seen = await world.get(`/api/sources/preview?path=${path}&kind=run-log`);
    expect(await seen.text()).not.toContain(SECRET);
    expect((await world.post("/api/sources", { path: logs, kind: "run-log" })).status).toBe(200);
    await observed.scan();
    const runs = API.runs.reply.parse(await (await world.get("/api/runs?source=observed")).json());
    for (const { id } of runs) {
      const lines = await world.get(`/api/runs/${id}/bad-lines`);
      expect(await lines.text()).not.toContain(SECRET);
    }
  });

  test("8.1: is added, told and forgotten, and nothing of it is touched", async () => {
    const { world, place } = await observingWorld();
    const path = join(place.all, "more");
    mkdirSync(path);
    const added = API.addSource.reply.parse(
      await (await world.post("/api/sources", { path, kind: "run-log", name: "more" })).json(),
    );
    expect(added).toMatchObject({ kind: "run-log", path, name: "more", origin: "added" });
    const removed = await world.post(`/api/sources/${added.id}/remove`, {});
    expect(await removed.json()).toEqual({ id: added.id });
    expect((await world.post(`/api/sources/${added.id}/remove`, {})).status).toBe(404);
    expect((await world.post("/api/sources/..%2f..%2fetc/remove", {})).status).toBe(404);
  });
});

describe("8.8: a search", () => {
  test.each([
    '"',
    '"unclosed',
    "*",
    "a*",
    "NEAR(a b",
    "title:a OR 1",
    "a AND (",
    "{a b}: c",
    "'; DROP TABLE turns; --",
    '" OR 1=1 --',
    "^a - b",
    "\0",
    "%_",
    "🦉",
  ])("8.8: takes %j as text and not as a query", async (q) => {
    const { world } = await observingWorld();
    const response = await world.get(`/api/search?q=${encodeURIComponent(q)}`);
    expect([q, response.status]).toEqual([q, 200]);
    expect(API.search.reply.parse(await response.json()).hits).toEqual([]);
    expect(world.errors).toEqual([]);
  });

  test("8.8: wants words, and not too many of them", async () => {
    const { world } = await observingWorld();
    expect((await world.get("/api/search?q=")).status).toBe(400);
    expect((await world.get(`/api/search?q=${"x".repeat(300)}`)).status).toBe(400);
    expect((await world.get("/api/search?q=a&limit=999999999")).status).toBe(200);
  });
});
