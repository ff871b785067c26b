import { describe, expect, test } from "vitest";
import {
  type HostThreads,
  threadRoutes,
  threadsOfQuietHost,
  threadsThere,
} from "./thread-routes.ts";

const project = { id: "orders", path: "/orders" };
const commands = [{ thread: "main", name: "compress", description: "Make it shorter." }];
const say = { do: "say", project, thread: "main", by: "ann", text: "Hello", refs: [] } as const;

function threadsWith(offline: { reason: string; hint: string } | null = null): HostThreads {
  return {
    perform: ({ thread }) =>
      Promise.resolve({ thread: `orders/${thread}`, message: 1, repeated: false }),
    who: () =>
      Promise.resolve({ agent: "qwen", model: "m", offline, autonomous: ["notify"], commands }),
  };
}

/** The threads of a host as another process has them. */
function there(threads: HostThreads): HostThreads {
  const routes = threadRoutes(threads);
  return threadsThere(async (path, body) => {
    const answer = await routes({
      method: "POST",
      path,
      body: JSON.parse(JSON.stringify(body)),
      idempotencyKey: undefined,
    });
    return answer?.body;
  });
}

describe("threads at a host", () => {
  test("are told the same from another process", async () => {
    const other = there(threadsWith());
    expect(await other.perform({ ...say, refs: [] })).toEqual({
      thread: "orders/main",
      message: 1,
      repeated: false,
    });
    expect(await other.who(project)).toEqual(await threadsWith().who(project));
  });

  test("take nothing that is no command", async () => {
    const routes = threadRoutes(threadsWith());
    const call = { method: "POST", path: "/api/threads", idempotencyKey: undefined };
    await expect(routes({ ...call, body: { ...say, thread: "../main" } })).rejects.toThrow(
      "thread",
    );
    expect(await routes({ ...call, path: "/api/other", body: {} })).toBeUndefined();
  });

  test("of a host that answers in none are offline, for the reason that was there before or for that", async () => {
    const quiet = threadsOfQuietHost(threadsWith(), "wheelhouse run code-review");
    expect(await quiet.who(project)).toMatchObject({
      agent: null,
      offline: { reason: expect.stringContaining("wheelhouse run code-review") },
      autonomous: ["notify"],
    });
    const offline = { reason: "Nobody.", hint: "Choose." };
    const none = threadsOfQuietHost(threadsWith(offline), "wheelhouse run");
    expect(await none.who(project)).toMatchObject({ offline });
  });
});
