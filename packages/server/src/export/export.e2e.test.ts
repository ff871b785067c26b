import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { openWorld } from "../testing/open-world.ts";

const ASK = { project_id: "orders", flow_name: "ask", input: { question: "Is it safe?" } };

describe("http-api 3.10: a run as a file", () => {
  test("3.10: is there as Markdown, HTML and JSON, to be saved and not shown", async () => {
    const world = await openWorld();
    await world.post("/api/runs", ASK);
    const get = (query: string) => world.get(`/api/runs/run1/export${query}`);
    const forms = [
      ["", "text/markdown; charset=utf-8", "md"],
      ["?as=md", "text/markdown; charset=utf-8", "md"],
      ["?as=html", "text/html; charset=utf-8", "html"],
      ["?as=json", "application/json", "json"],
    ] as const;
    for (const [query, type, ending] of forms) {
      const { headers, status } = await get(query);
      expect(status).toBe(200);
      expect(headers.get("content-type")).toBe(type);
      expect(headers.get("content-disposition")).toMatch(
        new RegExp(String.raw`^attachment; filename="ask-[\w-]+-run1\.${ending}"$`),
      );
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
    const whole = API.run.reply.parse(await (await world.get("/api/runs/run1")).json());
    expect(await (await get("?as=json")).json()).toEqual(whole);
    expect(await (await get("")).text()).toContain("no report");
  });

  test.each([
    ["/api/runs/nobody/export", 404, "run.unknown"],
    ["/api/runs/..%2f..%2fetc/export?as=html", 404, "run.unknown"],
    ["/api/runs/run1/export?as=pdf", 400, "usage"],
    ["/api/runs/run1/export?name=x", 400, "usage"],
  ])("3.10, 2.4: %s is refused with %i %s", async (path, status, code) => {
    const world = await openWorld();
    const refused = await world.get(path);
    expect(await refused.json()).toMatchObject({ status, code });
  });
});
