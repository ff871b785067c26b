import { createServer, type RequestListener } from "node:http";
import { describe, expect, test } from "vitest";
import { createBoundedFetch } from "./bounded-fetch.ts";
import { failureFrom } from "./failure-from.ts";

const LIMITS = { bodyBytes: 1000, lineBytes: 100 };

async function serving(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
const failed = (reading: Promise<unknown>) => reading.then(() => undefined, failureFrom);

describe("a bounded fetch", () => {
  test("sends what it is given and reads what fits", async () => {
    await using server = await serving((request, response) => {
      response.setHeader("x-said", request.headers.authorization ?? "");
      request.pipe(response);
    });
    const response = await createBoundedFetch(LIMITS)(server.url, {
      method: "POST",
      headers: { authorization: "Bearer k" },
      body: "hällo",
    });
    expect([response.status, response.headers.get("x-said")]).toEqual([200, "Bearer k"]);
    expect(await response.text()).toBe("hällo");
  });

  test.each([
    ["a line", "x".repeat(101), /in one line/],
    ["a reply", "short\n".repeat(200), /in one reply/],
  ])("fails at %s that is too long", async (_, body, why) => {
    await using server = await serving((_, response) => {
      response.end(body);
    });
    const response = await createBoundedFetch(LIMITS)(server.url);
    expect(await failed(response.text())).toMatchObject({
      kind: "flood",
      message: expect.stringMatching(why),
    });
  });

  test("goes nowhere else with a key", async () => {
    await using server = await serving((_, response) => {
      response.writeHead(302, { location: "http://127.0.0.1:1/other" }).end();
    });
    const response = await createBoundedFetch(LIMITS)(server.url, {
      headers: { authorization: "k" },
    });
    expect(response.status).toBe(302);
  });

  test("tells a connection that breaks off from one that was never there", async () => {
    await using server = await serving((_, response) => {
      response.writeHead(200, { "content-length": "10" });
      response.write("half", () => response.socket?.destroy());
    });
    const response = await createBoundedFetch(LIMITS)(server.url);
    expect(await failed(response.text())).toMatchObject({ kind: "cut" });
    expect(await failed(createBoundedFetch(LIMITS)("http://127.0.0.1:1/"))).toMatchObject({
      kind: "down",
    });
  });

  test("ends with its signal, before and in the middle of a reply", async () => {
    await using server = await serving((_, response) => {
      response.writeHead(200);
      response.write("half");
    });
    const abort = new AbortController();
    const response = await createBoundedFetch(LIMITS)(server.url, { signal: abort.signal });
    const reading = response.text();
    abort.abort();
    await expect(reading).rejects.toThrow(/abort|middle/);
    await expect(
      createBoundedFetch(LIMITS)(server.url, { signal: AbortSignal.abort() }),
    ).rejects.toThrow(/abort/);
  });

  test("has no body where there can be none", async () => {
    await using server = await serving((_, response) => {
      response.writeHead(204).end();
    });
    const response = await createBoundedFetch(LIMITS)(server.url);
    expect([response.status, response.body]).toEqual([204, null]);
  });
});
