import { request } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, describe, expect, test } from "vitest";
import { LIMITS } from "./limits.ts";
import { createToolHost } from "./tool-host.ts";

const host = createToolHost();
const events: unknown[] = [];
const mount = await host.open(
  { run: "r1", step: "look", attempt: "look#1.1", sendBackTo: [], mayAsk: false },
  (event) => events.push(event),
);
const { port, pathname } = new URL(mount.http.url);
const token = mount.http.headers[0]?.value ?? "";
afterAll(() => host.close());

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Sends what no client library would send. */
async function send({ method = "POST", path = pathname, headers = {}, body = "" }: Sent) {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; said: string }>();
  const call = request({
    host: "127.0.0.1",
    port,
    method,
    path,
    headers: {
      authorization: token,
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...headers,
    },
  });
  call.on("response", (response) => {
    text(response).then((said) => resolve({ status: response.statusCode ?? 0, said }), reject);
  });
  call.on("error", reject);
  call.end(body);
  return promise;
}

const calling = (name: string, args: unknown): string =>
  JSON.stringify({
    jsonrpc: "2.0",
    id: 1,
    method: "tools/call",
    params: { name, arguments: args },
  });
const PROOF = calling("done", { proof: "p" });

describe("the server of the session tools", () => {
  test("answers a call that is in order", async () => {
    expect(await send({ body: PROOF })).toMatchObject({ status: 200 });
    expect(mount.taken()).toEqual({ proof: "p" });
    mount.endTurn();
  });

  const nested = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
  const [claim = "", signature = ""] = token.slice("Bearer ".length).split(".");
  const forged = Buffer.from(JSON.stringify(["r1", "look", "look#9.9", "n"])).toString("base64url");
  test.each<[string, Sent, number, string]>([
    ["another Host", { headers: { host: `localhost:${port}` } }, 403, "nothing else"],
    ["a rebound Host", { headers: { host: "evil.example" } }, 403, "nothing else"],
    ["a web page", { headers: { origin: "http://evil.example" } }, 403, "Web pages"],
    ["our own page", { headers: { origin: `http://127.0.0.1:${port}` } }, 403, "Web pages"],
    ["no token", { headers: { authorization: "" } }, 401, "token"],
    ["a wrong token", { headers: { authorization: "Bearer abc" } }, 401, "token"],
    ["a forged claim", { headers: { authorization: `Bearer ${forged}.${signature}` } }, 401, "t"],
    ["a cut signature", { headers: { authorization: `Bearer ${claim}.AAAA` } }, 401, "token"],
    ["a token with a tail", { headers: { authorization: `${token}.x` } }, 401, "token"],
    ["another path", { path: "/" }, 404, "only /mcp"],
    ["a query", { path: "/mcp?token=x" }, 404, "only /mcp"],
    ["GET", { method: "GET", body: "" }, 405, "POST"],
    ["DELETE", { method: "DELETE", body: "" }, 405, "POST"],
    ["OPTIONS", { method: "OPTIONS", body: "" }, 405, "POST"],
    ["another content type", { headers: { "content-type": "text/plain" } }, 415, "json"],
    ["a batch", { body: `[${PROOF},${PROOF}]` }, 400, "one message"],
    ["no JSON", { body: "{" }, 400, "not JSON"],
    ["no message", { body: "{}" }, 400, "JSON-RPC"],
    ["deep nesting", { body: calling("done", 0).replace(":0", `:${nested}`) }, 400, "deeper"],
    ["10 MB", { body: calling("done", { proof: "x".repeat(10_000_000) }) }, 413, "larger"],
    ["an unknown tool", { body: calling("rm_rf", {}) }, 200, "There is no tool"],
    ["an unknown method", { body: PROOF.replace("tools/call", "resources/list") }, 200, "-32601"],
  ])("refuses %s", async (_what, sent, status, said) => {
    const answer = await send({ body: PROOF, ...sent });
    expect(answer.status).toBe(status);
    expect(answer.said).toContain(said);
    expect(answer.said.length).toBeLessThan(1000);
    expect(mount.taken()).toEqual({});
    expect(events).toEqual([]);
  });

  test("sends no header that would let a web page read an answer", async () => {
    const answer = await fetch(mount.http.url, { method: "OPTIONS" });
    const allowing = [...answer.headers.keys()].filter((name) => name.startsWith("access-control"));
    expect(allowing).toEqual([]);
  });

  test("takes no call whose attempt ended while its body was on its way", async () => {
    const other = await host.open(
      { run: "r1", step: "look", attempt: "look#1.2", sendBackTo: [], mayAsk: false },
      (event) => events.push(event),
    );
    const { promise, resolve } = Promise.withResolvers<number>();
    const call = request(other.http.url, {
      method: "POST",
      headers: {
        authorization: other.http.headers[0]?.value ?? "",
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        expect: "100-continue",
      },
    });
    call.on("response", (response) => resolve(response.statusCode ?? 0));
    // The server asks for the body: it has looked at the token by then.
    call.on("continue", () => {
      void other.close();
      call.end(calling("done", { proof: "late" }));
    });
    expect(await promise).toBe(410);
    expect(other.taken()).toEqual({});
  });

  test("is not overrun by many calls at once", async () => {
    const body = calling("record_artifact", { name: "n", kind: "claim", value: "v" });
    const answers = await Promise.all(Array.from({ length: 100 }, () => send({ body })));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(events).toHaveLength(LIMITS.artifacts);
  });
});
