import { deflateSync, gzipSync } from "node:zlib";
import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import {
  LOG_JSON,
  LOG_PROTOBUF,
  METRIC_PROTOBUF,
  SPAN_JSON,
  SPAN_PROTOBUF,
} from "../testing/otlp-body.ts";
import { otlpWorld } from "../testing/otlp-world.ts";

const PROTOBUF = { "content-type": "application/x-protobuf" };

describe("10.1: OpenTelemetry", () => {
  test.each(["/v1/traces", "/otlp/v1/traces", "/v1/otlp/v1/traces", "/otlp", "/otlp/", "/v1/otlp"])(
    "10.1: is taken at %s",
    async (path) => {
      const { send, receiver } = await otlpWorld();
      const response = await send(path, SPAN_JSON);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("application/json");
      expect(await response.json()).toEqual({});
      expect(receiver.received).toMatchObject({ spans: 1, refused: 0 });
    },
  );

  test("10.1: says itself what it is where the address does not", async () => {
    const { send, receiver } = await otlpWorld();
    await send("/otlp", LOG_JSON);
    expect(receiver.received).toEqual({ spans: 0, logs: 1, metrics: 0, refused: 0 });
    for (const body of [SPAN_PROTOBUF, LOG_PROTOBUF, METRIC_PROTOBUF]) {
      const response = await send("/otlp", new Uint8Array(body), PROTOBUF);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("application/x-protobuf");
    }
    expect(receiver.received).toEqual({ spans: 1, logs: 2, metrics: 1, refused: 0 });
    for (const body of ["{}", "[1]", '{"resource":[]}'])
      expect((await send("/otlp", body)).status).toBe(400);
    expect((await send("/otlp", new Uint8Array([255, 255, 255]), PROTOBUF)).status).toBe(400);
  });

  test.each([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["identity", (text: string) => Buffer.from(text)],
  ])("10.2: is taken as %s", async (encoding, pack) => {
    const { send, receiver } = await otlpWorld();
    const headers = { "content-encoding": encoding };
    const response = await send("/v1/traces", new Uint8Array(pack(SPAN_JSON)), headers);
    expect(response.status).toBe(200);
    expect(receiver.received.spans).toBe(1);
  });

  test("10.4: says how agents are told to send it, with a token that opens nothing else", async () => {
    const { world, token, send } = await otlpWorld();
    await send("/v1/traces", SPAN_JSON);
    await send("/v1/traces", "x".repeat(10), { "content-type": "text/plain" });
    const reply = API.otlp.reply.parse(await (await world.get("/api/otlp")).json());
    expect(reply).toMatchObject({
      endpoint: `${world.origin}/otlp`,
      headers: `x-wheelhouse-otlp=${token}`,
      agents: { probe: { OTEL_EXPORTER_OTLP_ENDPOINT: `${world.origin}/otlp` } },
      received: { spans: 1, refused: 0 },
      problems: [{ code: "body.type" }],
    });
    const [name = "", value = ""] = reply.headers.split("=");
    const response = await fetch(`${reply.endpoint}/v1/traces`, {
      method: "POST",
      headers: { "content-type": "application/json", [name]: value },
      body: SPAN_JSON,
    });
    expect(response.status).toBe(200);
  });
});
