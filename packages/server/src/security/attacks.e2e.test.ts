import { once } from "node:events";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { describe, expect, test } from "vitest";
import { ask, statusOf } from "../testing/raw-request.ts";
import { openWorld } from "../testing/open-world.ts";
import { createKeys } from "./keys.ts";

const JSON_TYPE = { "content-type": "application/json" };

describe("http-api 6.1: only this machine's own names", () => {
  test.each([
    "evil.example",
    "evil.example:4747",
    "127.0.0.1",
    "127.0.0.1.evil.example",
    "[::1]:80",
    "",
  ])("refuses the host %j, to which a foreign name may have been bound", async (host) => {
    const world = await openWorld();
    const answer = await ask(world, "GET /api/runs", { host });
    expect([400, 403]).toContain(statusOf(answer));
    expect(answer).not.toContain("[]");
    expect(statusOf(await ask(world, "GET /", { host }))).toBeGreaterThanOrEqual(400);
  });

  test("refuses an address of its own in a foreign request line", async () => {
    const world = await openWorld();
    expect(statusOf(await ask(world, "GET http://evil.example/api/runs", {}))).toBe(403);
    const own = `GET ${world.origin}/api/runs`;
    expect(statusOf(await ask(world, own, { host: "evil.example" }))).toBe(403);
    expect(statusOf(await ask(world, own, {}))).toBe(200);
  });

  test("listens on no other address of this machine", async () => {
    const world = await openWorld();
    const others = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .map(({ address }) => address)
      .filter((address) => !address.startsWith("127.") && !address.startsWith("fe80"));
    for (const address of others) {
      const socket = connect(world.server.port, address);
      await expect(once(socket, "connect")).rejects.toThrow(
        /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL/,
      );
    }
    expect((await world.get("/api/health")).status).toBe(200);
  });
});

describe("http-api 6.2: only its own page", () => {
  test.each([
    [{ origin: "http://evil.example" }],
    [{ origin: "null" }],
    [{ origin: "http://127.0.0.1:1" }],
    [{ origin: "https://127.0.0.1:4747" }],
    [{ "sec-fetch-site": "cross-site" }],
    [{ "sec-fetch-site": "same-site" }],
  ])("refuses %j, whoever it proves to be", async (headers) => {
    const world = await openWorld();
    for (const line of ["GET /api/runs", "POST /api/runs", "GET /api/stream?topics=runs"])
      expect(statusOf(await ask(world, line, { ...JSON_TYPE, ...headers }))).toBe(403);
  });

  test("sends no header that would let another page read", async () => {
    const world = await openWorld();
    const answer = await ask(world, "OPTIONS /api/runs", { origin: world.origin, ...JSON_TYPE });
    expect(answer.toLowerCase()).not.toContain("access-control-");
  });

  test.each([
    "application/x-www-form-urlencoded",
    "text/plain",
    "multipart/form-data; boundary=x",
    "",
  ])("refuses a form's post of type %j", async (type) => {
    const world = await openWorld();
    const body = '{"project_id":"orders","flow_name":"ask","input":{"question":"?"}}';
    const headers = {
      "content-length": String(body.length),
      ...(type !== "" && { "content-type": type }),
    };
    expect(statusOf(await ask(world, "POST /api/runs", headers, body))).toBe(415);
    expect(await world.journal.streams("run/")).toEqual([]);
  });

  test("refuses a WebSocket", async () => {
    const world = await openWorld();
    const headers = {
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
      "sec-websocket-version": "13",
    };
    const socket = connect(world.server.port, "127.0.0.1");
    const lines = Object.entries({ host: `127.0.0.1:${world.server.port}`, ...headers });
    socket.write(
      `GET /api/stream?topics=runs HTTP/1.1\r\n${lines.map(([n, v]) => `${n}: ${v}\r\n`).join("")}\r\n`,
    );
    const [answer] = (await once(socket.setEncoding("utf8"), "data")) as [string];
    expect(statusOf(answer)).toBe(400);
    socket.destroy();
  });
});

describe("http-api 6.3: only the user", () => {
  test("refuses who has no token, another one, or one of another data directory", async () => {
    const world = await openWorld();
    const other = await openWorld();
    const own = `wheelhouse_${world.server.port}`;
    const { value } = other.keys.newCookie(world.server.port);
    for (const headers of [
      {},
      { authorization: "Bearer x" },
      { authorization: `Bearer ${other.secret}` },
      { authorization: `Basic ${btoa(`a:${world.secret}`)}` },
      { cookie: `${own}=1.2.3` },
      { cookie: `${own}=${value}` },
      { cookie: `${own}=${world.secret}` },
    ] as Record<string, string>[]) {
      for (const path of [
        "/api/runs",
        "/api/health",
        "/api/stream?topics=runs",
        "/api/openapi.json",
      ]) {
        const response = await fetch(`${world.origin}${path}`, { headers });
        expect(response.status).toBe(401);
        expect(await response.json()).toMatchObject({ code: "access.denied" });
      }
    }
    expect((await world.get(`/api/runs?token=${world.secret}`)).status).toBe(400);
  });

  test("a one-time token becomes a cookie, once", async () => {
    const world = await openWorld();
    const token = world.keys.launchToken();
    const enter = () =>
      fetch(`${world.origin}/api/session`, {
        method: "POST",
        headers: { ...JSON_TYPE, origin: world.origin },
        body: JSON.stringify({ token }),
      });
    const first = await enter();
    const cookie = first.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(
      new RegExp(
        `^wheelhouse_${world.server.port}=[^;]+; HttpOnly; SameSite=Strict; Path=/; Max-Age=\\d+$`,
      ),
    );
    expect((await enter()).status).toBe(401);
    const own = { cookie: cookie.split(";")[0] ?? "" };
    const read = await fetch(`${world.origin}/api/runs`, { headers: own });
    expect(read.status).toBe(200);
    const post = (headers: Record<string, string>) =>
      fetch(`${world.origin}/api/runs/r/cancel`, {
        method: "POST",
        headers: { ...own, ...JSON_TYPE, ...headers },
        body: "{}",
      });
    // A cookie alone does not say which page sends the request.
    expect((await post({})).status).toBe(403);
    expect((await post({ origin: world.origin })).status).toBe(404);
    // And a page cannot let others in.
    const launch = await fetch(`${world.origin}/api/session/launch`, {
      method: "POST",
      headers: { ...own, ...JSON_TYPE, origin: world.origin },
      body: "{}",
    });
    expect(launch.status).toBe(401);
    expect((await world.post("/api/session/launch", {})).status).toBe(200);
  });

  test("a cookie outlives a restart of the server, and ends with its time", async () => {
    const now = { ms: 1_000 };
    const { value } = createKeys("secret", () => now.ms).newCookie(4747);
    const restarted = createKeys("secret", () => now.ms);
    expect(restarted.isCookie(value, 4747)).toBe(true);
    expect(restarted.isCookie(value, 4748)).toBe(false);
    expect(restarted.isCookie(`9${value}`, 4747)).toBe(false);
    now.ms += 31 * 24 * 60 * 60_000;
    expect(restarted.isCookie(value, 4747)).toBe(false);
    const token = restarted.launchToken();
    now.ms += 61 * 60_000;
    expect(restarted.redeem(token)).toBe(false);
  });
});

describe("http-api 6.4: nothing foreign is loaded, framed or guessed", () => {
  test.each(["/", "/runs", "/runs/x1", "/page.css", "/api/runs", "/api/nothing", "/nothing.png"])(
    "%s has the headers that keep a browser strict",
    async (path) => {
      const world = await openWorld();
      const { headers } = await world.get(path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
    },
  );
});
