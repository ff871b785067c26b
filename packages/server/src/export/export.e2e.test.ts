import { API, traceOfRun } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { makeRun, say } from "../testing/made-run.ts";
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

  test("3.10: as spans it has the trace that its agents are told, and what was said only when asked to", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    await say(world.journal, "r", "what was said");
    const get = (query: string) => world.get(`/api/runs/r/export?as=otlp${query}`);
    const { headers, status } = await get("");
    expect([status, headers.get("content-type")]).toEqual([200, "application/json"]);
    expect(headers.get("content-disposition")).toMatch(
      /^attachment; filename="made-[\w-]+-r\.otlp\.json"$/,
    );
    const text = await (await get("")).text();
    expect(JSON.parse(text)).toMatchObject({
      resourceSpans: [{ scopeSpans: [{ spans: [{ traceId: traceOfRun("r") }, {}, {}] }] }],
    });
    expect(text).not.toContain("what was said");
    expect(await (await get("&content=1")).text()).toContain("what was said");
  });

  test("3.20: a report is a file with a format, and an object without", async () => {
    const world = await openWorld();
    await world.post("/api/runs", ASK);
    const get = (query: string) => world.get(`/api/runs/run1/report${query}`);
    expect(API.runReport.reply.parse(await (await get("")).json())).toMatchObject({ id: "run1" });
    for (const [format, type] of [
      ["md", "text/markdown; charset=utf-8"],
      ["html", "text/html; charset=utf-8"],
    ] as const) {
      const { headers, status } = await get(`?format=${format}`);
      expect([status, headers.get("content-type")]).toEqual([200, type]);
      expect(headers.get("content-disposition")).toMatch(
        new RegExp(String.raw`^attachment; filename="ask-[\w-]+-run1\.${format}"$`),
      );
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  test.each([
    ["/api/runs/nobody/report?format=sarif", 404, "run.unknown"],
    ["/api/runs/run1/report?format=pdf", 400, "usage"],
    ["/api/runs/nobody/export", 404, "run.unknown"],
    ["/api/runs/..%2f..%2fetc/export?as=html", 404, "run.unknown"],
    ["/api/runs/run1/export?as=pdf", 400, "usage"],
    ["/api/runs/run1/export?name=x", 400, "usage"],
  ])("3.10, 3.20, 2.4: %s is refused with %i %s", async (path, status, code) => {
    const world = await openWorld();
    const refused = await world.get(path);
    expect(await refused.json()).toMatchObject({ status, code });
  });

  test.each(["json", "sarif"])("3.20: a run without a report has none as %s", async (format) => {
    const world = await openWorld();
    await world.post("/api/runs", ASK);
    const refused = await world.get(`/api/runs/run1/report?format=${format}`);
    expect(await refused.json()).toMatchObject({ status: 409, code: "run.state" });
  });
});
