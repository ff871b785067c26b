import { connect, type Socket } from "node:net";
import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { makeRun } from "../testing/made-run.ts";
import { openWorld } from "../testing/open-world.ts";
import { ask, raw, statusOf } from "../testing/raw-request.ts";
import { framesUntil, readFrames } from "../testing/read-frames.ts";

const JSON_TYPE = { "content-type": "application/json" };

describe("http-api 6.5: nobody keeps others out", () => {
  test("2.5: refuses a body of 10 MB, announced or not, and goes on", async () => {
    const world = await openWorld();
    const body = JSON.stringify({ text: "x".repeat(10_000_000) });
    const announced = await world.post("/api/runs", { text: "x".repeat(10_000_000) }).then(
      ({ status }) => status,
      // The connection may be cut while we are still sending.
      () => 413,
    );
    expect(announced).toBe(413);
    const chunked = { ...JSON_TYPE, "transfer-encoding": "chunked" };
    const text = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    expect(statusOf(await ask(world, "POST /api/runs", chunked, text))).toBe(413);
    const many = await ask(world, "GET /api/runs", { "x-long": "x".repeat(40_000) });
    expect(statusOf(many)).toBe(431);
    expect((await world.get("/api/health")).status).toBe(200);
  });

  test("lets go of who sends a request drop by drop, or nothing", async () => {
    const world = await openWorld({ headersMs: 300, requestMs: 600 });
    const head = `POST /api/runs HTTP/1.1\r\nhost: 127.0.0.1:${world.server.port}\r\n`;
    const own = `authorization: Bearer ${world.secret}\r\ncontent-type: application/json\r\n`;
    const answers = await Promise.all([
      raw(world, "GET /api/runs HTTP/1.1\r\n"),
      raw(world, `${head}${own}content-length: 50\r\n\r\n{`),
      raw(world, ""),
    ]);
    for (const answer of answers) expect(answer === "" || statusOf(answer) >= 400).toBe(true);
    expect((await world.get("/api/health")).status).toBe(200);
  });

  test("200 streams and 200 idle connections leave room for the next request", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const idle: Socket[] = [];
    for (let n = 0; n < 200; n++) idle.push(connect(world.server.port, "127.0.0.1"));
    const streams = await Promise.all(
      Array.from({ length: 200 }, async () => readFrames(await world.get("/api/runs/r/stream"))),
    );
    expect(await (await world.get("/api/health")).json()).toMatchObject({ streams: 200 });
    await world.journal.append([
      { stream: "run/r", events: [{ type: "note", data: { text: "to all" } }] },
    ]);
    for (const frames of streams) {
      const taken = await framesUntil(frames, ({ id }) => id === "5");
      expect(taken.filter(({ id }) => id === "5")).toHaveLength(1);
      await frames.return();
    }
    for (const socket of idle) socket.destroy();
  });

  test("streams that nobody reads or that are left stay open for nobody", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const headers = { authorization: `Bearer ${world.secret}` };
    for (const path of ["/api/stream?topics=runs", "/api/runs/r/stream"]) {
      const head = await fetch(`${world.origin}${path}`, { method: "HEAD", headers });
      expect(head.status).toBe(200);
      const left = readFrames(await world.get(path));
      await framesUntil(left, ({ event }) => event === "live");
      await left.return();
    }
    const streams = async () =>
      API.health.reply.parse(await (await world.get("/api/health")).json()).streams;
    await expect.poll(streams).toBe(0);
  });

  test("a stream too many is told to come again", async () => {
    const world = await openWorld();
    const open = () => world.get("/api/stream?topics=runs");
    const streams = await Promise.all(Array.from({ length: 400 }, open));
    const refused = await open();
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toBe("5");
    for (const { body } of streams) await body?.cancel();
  });
});
