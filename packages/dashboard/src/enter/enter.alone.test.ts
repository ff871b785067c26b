import { problemOf, WheelhouseError } from "@wheelhouse/core";
import { beforeEach, describe, expect, test, vi } from "vitest";

const OPEN = { pathname: "/runs", search: "?all", hash: "#t=once" };
let sent: string[];
let outlives: boolean;
let server: "away" | "refuses" | "takes";

/** Answers as the server would, and notes what it was sent. */
async function answer(
  url: string,
  init: { readonly body?: string; readonly keepalive?: boolean },
): Promise<Response> {
  if (server === "away") throw new TypeError("fetch failed");
  const opens = url.endsWith("/api/session");
  sent.push(opens ? (init.body ?? "") : "health");
  if (opens) outlives = init.keepalive === true;
  if (!opens) return Response.json(null);
  if (server === "takes") return Response.json({ ok: true });
  const problem = problemOf(new WheelhouseError("access.denied", "It was used before."));
  return Response.json(problem, { status: problem.status });
}

beforeEach(() => {
  vi.resetModules();
  sent = [];
  outlives = false;
  const location = { ...OPEN };
  vi.stubGlobal("location", location);
  vi.stubGlobal("history", { state: null, replaceState: () => (location.hash = "") });
  vi.stubGlobal("fetch", answer);
  return () => {
    vi.unstubAllGlobals();
  };
});

describe("coming in", () => {
  test("still has the token when the server was only away, and takes it from the address at once", async () => {
    const { enter } = await import("./enter.ts");
    server = "away";
    expect(await enter()).toBe("gone");
    expect(location.hash).toBe("");
    server = "takes";
    await enter();
    expect(sent[0]).toBe('{"token":"once"}');
  });

  test("gives the token in a way that outlives the page, which may be left before the answer", async () => {
    const { enter } = await import("./enter.ts");
    server = "takes";
    await enter();
    expect(outlives).toBe(true);
  });

  test.each(["takes", "refuses"] as const)(
    "sends no token twice to a server that %s it",
    async (how) => {
      const { enter } = await import("./enter.ts");
      server = how;
      await enter();
      await enter();
      expect(sent.filter((what) => what !== "health")).toEqual(['{"token":"once"}']);
    },
  );
});
