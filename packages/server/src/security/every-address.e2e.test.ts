import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { openWorld, type World } from "../testing/open-world.ts";
import { ask, statusOf } from "../testing/raw-request.ts";

const ROUTES = Object.entries(API).map(([name, { method, path }]) => ({
  name,
  method,
  path: path.replaceAll(/\{\w+\}/g, "x"),
}));
const POSTS = ROUTES.filter(({ method }) => method === "POST");
/** Who has nothing but a one-time token comes in here. */
const OPEN = "/api/session";
/** Who has nothing yet asks here who serves. */
const PROOF = "/api/session/proof";

/** A browser's cookie for a world. */
function cookieOf(world: World): Record<string, string> {
  const { port } = world.server;
  return { cookie: `wheelhouse_${port}=${world.keys.newCookie(port).value}` };
}

describe("http-api 6.3: every address of the table, the next one too", () => {
  test("6.3: is shut to who has no proof", async () => {
    const world = await openWorld();
    for (const { method, path } of ROUTES.filter((route) => ![OPEN, PROOF].includes(route.path))) {
      const body = method === "POST" ? { body: "{}" } : {};
      const headers = { "content-type": "application/json" };
      const response = await fetch(`${world.origin}${path}`, { method, headers, ...body });
      expect([path, response.status]).toEqual([path, 401]);
    }
  });

  test("6.1, 6.2: is shut to other names and other pages, whatever proof they bring", async () => {
    const world = await openWorld();
    const json = { "content-type": "application/json" };
    for (const { method, path } of ROUTES)
      for (const headers of [
        { host: "evil.example" },
        { origin: "http://evil.example" },
        { origin: `http://127.0.0.1:${world.server.port + 1}` },
        { "sec-fetch-site": "same-site" },
      ]) {
        const answer = await ask(world, `${method} ${path}`, {
          ...json,
          ...cookieOf(world),
          ...headers,
        });
        expect([path, statusOf(answer)]).toEqual([path, 403]);
      }
  });

  test("6.2: takes no form, and no cookie that does not say which page sends it", async () => {
    const world = await openWorld();
    const own = cookieOf(world);
    for (const { path } of POSTS) {
      for (const type of ["text/plain", "application/x-www-form-urlencoded", ""]) {
        const headers = { ...own, origin: world.origin, ...(type && { "content-type": type }) };
        const form = await ask(world, `POST ${path}`, { ...headers, "content-length": "2" }, "{}");
        expect([path, type, statusOf(form)]).toEqual([path, type, 415]);
      }
      if (path === OPEN) continue;
      const silent = await fetch(`${world.origin}${path}`, {
        method: "POST",
        headers: { ...own, "content-type": "application/json" },
        body: "{}",
      });
      expect([path, silent.status]).toEqual([path, 403]);
    }
    expect(await world.journal.watermark()).toBe(0);
  });

  test("2.5: takes no words that it does not know, and names that mean something to the language are only names", async () => {
    const world = await openWorld();
    for (const { path } of POSTS) {
      const response = await world.post(path, { colour: "red" });
      expect([path, response.status]).not.toContain(200);
      expect([path, response.status]).not.toContain(202);
    }
    for (const name of ["__proto__", "constructor", "toString"]) {
      expect((await world.get(`/api/runs/${name}`)).status).toBe(404);
      expect((await world.get(`/api/settings?project_id=${name}`)).status).toBe(404);
      const body = { project_id: name, flow_name: name, input: { [name]: 1 } };
      expect((await world.post("/api/runs", body)).status).toBe(404);
    }
    expect(world.errors).toEqual([]);
    expect(await world.journal.watermark()).toBe(0);
  });
});
