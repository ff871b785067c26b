import { describe, expect, test } from "vitest";
import { API } from "./api.ts";

describe("the API as data", () => {
  const routes = Object.entries(API);

  test("2.1: names each address once", () => {
    const addresses = routes.map(([, { method, path }]) => `${method} ${path}`);
    expect(new Set(addresses).size).toBe(routes.length);
    for (const address of addresses) expect(address).toMatch(/^(GET|POST) \/api\/[a-z{}/-]+$/);
  });

  test("3.1: takes the words of a run that somebody else wrote", () => {
    const body = {
      project_id: "orders-1",
      flow_name: "code-review",
      band: "small",
      input: { question: "Is it safe?" },
    };
    expect(API.startRun.body.parse(body)).toEqual(body);
    expect(API.startRun.body.safeParse({ ...body, command: "rm" }).success).toBe(false);
  });

  test.each(["-1", "1e3", "0x10", "9".repeat(16), "", " 1", "1\n"])(
    "2.6: takes no %j for a position",
    (since) => {
      expect(API.runTrace.query.safeParse({ since }).success).toBe(false);
    },
  );
});
