import { API, problemSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { openWorld } from "../testing/open-world.ts";

describe("http-api 2.7: a method that an address does not have", () => {
  test.each([
    ["DELETE", "/api/runs/run1", "GET, HEAD"],
    ["PUT", "/api/runs", "GET, HEAD, POST"],
    ["PATCH", "/api/settings", "GET, HEAD, POST"],
    ["GET", "/api/plan", "POST"],
    ["HEAD", "/api/runs/run1/cancel", "POST"],
    ["POST", "/api/stream", "GET, HEAD"],
    ["POST", "/api/runs/run1/stream", "GET, HEAD"],
    ["OPTIONS", "/api/runs", "GET, HEAD, POST"],
    ["POST", "/", "GET, HEAD"],
  ])("2.7: %s %s is 405, and says which there are", async (method, path, allow) => {
    const world = await openWorld();
    const headers = { authorization: `Bearer ${world.secret}` };
    const response = await fetch(`${world.origin}${path}`, { method, headers });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe(allow);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    if (method === "HEAD") return;
    expect(problemSchema.parse(await response.json()).code).toBe("route.method");
  });

  test("2.7: every address of the table has its method, and what there is not stays 404", async () => {
    const world = await openWorld();
    for (const { method, path } of Object.values(API)) {
      const filled = path.replaceAll(/\{\w+\}/g, "x");
      const body = method === "POST" ? { body: "{}" } : {};
      const headers = {
        authorization: `Bearer ${world.secret}`,
        "content-type": "application/json",
      };
      const response = await fetch(`${world.origin}${filled}`, { method, headers, ...body });
      expect([method, path, response.status]).not.toContain(405);
    }
    const nothing = await world.post("/api/nothing", {});
    expect(await nothing.json()).toMatchObject({ code: "route.unknown" });
  });
});
