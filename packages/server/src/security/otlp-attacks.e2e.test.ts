import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { SPAN_JSON } from "../testing/otlp-body.ts";
import { otlpWorld } from "../testing/otlp-world.ts";
import { raw, statusOf } from "../testing/raw-request.ts";

const JSON_TYPE = { "content-type": "application/json" };
const MiB = 1024 * 1024;

describe("10.3: who may send OpenTelemetry", () => {
  test("10.3: is no one without the token of the ingress", async () => {
    const { world, receiver } = await otlpWorld();
    const tokens = [
      {},
      { authorization: "Bearer wrong" },
      { authorization: `Bearer ${world.secret}` },
      { "x-wheelhouse-otlp": world.secret },
      { authorization: "Basic dTpw" },
      {
        cookie: `wheelhouse_${world.server.port}=${world.keys.newCookie(world.server.port).value}`,
      },
    ];
    for (const path of ["/v1/traces", "/otlp/v1/logs", "/otlp"])
      for (const token of tokens) {
        const headers = { ...JSON_TYPE, ...token };
        const response = await fetch(`${world.origin}${path}`, {
          method: "POST",
          headers,
          body: SPAN_JSON,
        });
        expect(response.status).toBe(401);
        expect(await response.json()).toMatchObject({ code: "access.denied" });
      }
    expect(receiver.received.spans).toBe(0);
  });

  test("10.3: opens nothing of the API with that token", async () => {
    const { world, token } = await otlpWorld();
    for (const path of ["/api/health", "/api/runs", "/api/otlp", "/api/stream?topics=runs"]) {
      const response = await fetch(`${world.origin}${path}`, {
        headers: { authorization: `Bearer ${token}`, "x-wheelhouse-otlp": token },
      });
      expect(response.status).toBe(401);
    }
  });

  test("10.3: is no page, not even one of ours, and no one by a foreign name", async () => {
    const { world, token, send, receiver } = await otlpWorld();
    const pages: Record<string, string>[] = [
      { origin: "http://evil.example" },
      { origin: world.origin },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-origin" },
    ];
    for (const page of pages) expect((await send("/v1/traces", SPAN_JSON, page)).status).toBe(403);
    const head = [
      "POST /v1/traces HTTP/1.1",
      "host: evil.example",
      "connection: close",
      "content-type: application/json",
      `authorization: Bearer ${token}`,
      `content-length: ${SPAN_JSON.length}`,
    ];
    const answer = await raw(world, `${head.join("\r\n")}\r\n\r\n${SPAN_JSON}`);
    expect(statusOf(answer)).toBe(403);
    expect(receiver.received.spans).toBe(0);
  });

  test("10.1: has one way in: POST", async () => {
    const { world, token } = await otlpWorld();
    for (const method of ["GET", "PUT", "DELETE", "PATCH"]) {
      const response = await fetch(`${world.origin}/v1/traces`, {
        method,
        headers: { authorization: `Bearer ${token}` },
      });
      expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
    }
  });
});

describe("10.2: what is sent", () => {
  test.each(["text/plain", "application/grpc", "application/x-www-form-urlencoded", ""])(
    "10.2: is refused as %j",
    async (type) => {
      const { send, receiver } = await otlpWorld();
      const response = await send("/v1/traces", SPAN_JSON, { "content-type": type });
      expect(response.status).toBe(415);
      expect(receiver.received.spans).toBe(0);
    },
  );

  test("10.2: is refused when it is packed otherwise than it says", async () => {
    const { send } = await otlpWorld();
    const as = (encoding: string) =>
      send("/v1/traces", SPAN_JSON, { "content-encoding": encoding });
    expect((await as("br")).status).toBe(415);
    expect((await as("gzip, gzip")).status).toBe(415);
    expect((await as("gzip")).status).toBe(400);
  });

  test("10.2: is refused as a bomb, and costs no more than the limit", async () => {
    const { send, receiver } = await otlpWorld();
    const bomb = gzipSync(Buffer.alloc(256 * MiB));
    expect(bomb.length).toBeLessThan(MiB);
    const before = process.memoryUsage().rss;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        send("/v1/traces", new Uint8Array(bomb), { "content-encoding": "gzip" }),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(413);
    expect(statuses.every((status) => status === 413 || status === 503)).toBe(true);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * MiB);
    expect((await send("/v1/traces", SPAN_JSON)).status).toBe(200);
    expect(receiver.received.spans).toBe(1);
  });

  test("10.2: is refused for a while when too much of it is being taken, and lost by nobody who sends again", async () => {
    const { send, receiver } = await otlpWorld();
    const padded = JSON.stringify({ pad: "x".repeat(14 * MiB), ...JSON.parse(SPAN_JSON) });
    const body = new Uint8Array(gzipSync(padded));
    let refused = 0;
    const sendAll = async (): Promise<void> => {
      for (;;) {
        const { status, headers } = await send("/v1/traces", body, { "content-encoding": "gzip" });
        if (status === 200) return;
        expect([status, Number(headers.get("retry-after"))]).toEqual([503, 5]);
        refused++;
      }
    };
    await Promise.all(Array.from({ length: 10 }, sendAll));
    expect(receiver.received.spans).toBe(10);
    expect(refused).toBeGreaterThan(0);
  });

  test("10.2: is not read on past the limit", async () => {
    const { world, send, token } = await otlpWorld();
    const head = [
      "POST /v1/traces HTTP/1.1",
      `host: 127.0.0.1:${world.server.port}`,
      "connection: close",
      "content-type: application/json",
      `authorization: Bearer ${token}`,
    ];
    const said = await raw(
      world,
      `${[...head, `content-length: ${100 * MiB}`].join("\r\n")}\r\n\r\n{`,
    );
    expect(statusOf(said)).toBe(413);
    const chunk = `${MiB.toString(16)}\r\n${"x".repeat(MiB)}\r\n`;
    const unsaid = await raw(
      world,
      `${[...head, "transfer-encoding: chunked"].join("\r\n")}\r\n\r\n${chunk.repeat(18)}`,
    );
    expect(statusOf(unsaid)).toBe(413);
    expect((await send("/v1/traces", SPAN_JSON)).status).toBe(200);
  });

  test("10.2: is waited for no longer than other requests", async () => {
    const { world, send, token } = await otlpWorld({ requestMs: 500, headersMs: 300 });
    const head = [
      "POST /v1/traces HTTP/1.1",
      `host: 127.0.0.1:${world.server.port}`,
      "content-type: application/json",
      `authorization: Bearer ${token}`,
      "content-length: 1000",
    ];
    const answer = await raw(world, `${head.join("\r\n")}\r\n\r\n{`);
    expect(statusOf(answer)).toBe(408);
    expect((await send("/v1/traces", SPAN_JSON)).status).toBe(200);
  });
});
