import { describe, expect, test } from "vitest";
import { deltaOf, eventOf, refuses, says } from "./testing/answers.ts";
import { type Answer, scriptedEndpoint } from "./testing/scripted-endpoint.ts";
import { breaksOff, floods, raw } from "./testing/text-answers.ts";
import { said, withAgent } from "./testing/with-agent.ts";

const MIB = 1024 * 1024;

/** Runs one turn against an endpoint with this script, confined. */
async function turn(script: readonly Answer[], env: Readonly<Record<string, string>> = {}) {
  await using endpoint = await scriptedEndpoint(...script);
  return await withAgent(
    { url: endpoint.url, level: "confined", env },
    async ({ open, ask, updates }) => {
      const end = await ask(await open(), "Hello?").catch((error: unknown) => ({ error }));
      return {
        end,
        text: said(updates, "agent_message_chunk"),
        thoughts: said(updates, "agent_thought_chunk"),
        asked: endpoint.asked,
        updates,
      };
    },
  );
}
const failure = (data: object, message: RegExp) => ({
  error: { message: expect.stringMatching(message), data: expect.objectContaining(data) },
});

describe("an endpoint's fault ends the turn by its class:", () => {
  test("a key that is refused", async () => {
    const env = { WHEELHOUSE_ENDPOINT_KEY: "my-own-key" };
    const { end, asked } = await turn([refuses(401, "no such key: my-own-key")], env);
    const why = /answered 401: no such key: \[key\]\.$/;
    expect(end).toMatchObject(failure({ status: 401, class: "auth" }, why));
    expect(asked).toHaveLength(1);
  });

  test("a limit, with the time to wait", async () => {
    const { end, asked } = await turn([refuses(429, "slow down", { "retry-after": "30" })]);
    expect(end).toMatchObject(failure({ status: 429, retryAfterMs: 30_000 }, /slow down/));
    expect(asked).toHaveLength(1);
  });

  test("an error of the server that does not pass is met a bounded number of times", async () => {
    const { end, asked, thoughts } = await turn([
      refuses(503, "loading", { "retry-after-ms": "1" }),
    ]);
    expect(end).toMatchObject(failure({ status: 503, class: "endpoint" }, /answered 503: loading/));
    expect(asked).toHaveLength(4);
    expect(thoughts).toMatch(/answered 503: loading; asking again in 1 ms/);
  });

  test.concurrent("an endpoint that is not there", async () => {
    const gone = await scriptedEndpoint(says({ text: "x" }));
    const { url } = gone;
    await gone[Symbol.asyncDispose]();
    await withAgent({ url, level: "confined" }, async ({ open, ask }) => {
      await expect(ask(await open(), "Hello?")).rejects.toMatchObject(
        failure({ class: "endpoint", kind: "down" }, /nothing listens/).error,
      );
    });
  });

  test.each(["end", "reset"] as const)(
    "a reply that is cut in the middle by its %s",
    async (by) => {
      const { end, text, asked } = await turn([breaksOff("Half of", by)]);
      expect(end).toMatchObject(failure({ class: "endpoint" }, /stopped in the middle/));
      expect(text).toBe("Half of");
      // What a person has seen is not said twice.
      expect(asked).toHaveLength(1);
    },
  );

  test.concurrent.each([
    ["words", raw("text/html", "<html><body>It works!</body></html>")],
    ["an event that is no JSON", raw("text/event-stream", "data: {oops\n\n")],
    ["an event of another shape", raw("text/event-stream", eventOf({ choices: 7 }))],
    ["JSON of another shape", raw("application/json", '{"hello":1}')],
    ["nothing", raw("text/event-stream", "")],
  ])("garbage: %s", async (_, answer) => {
    const { end } = await turn([answer]);
    expect(end).toMatchObject(failure({ class: "endpoint" }, /no reply|in the middle/));
  });

  test.concurrent("an error in the middle of a stream", async () => {
    const answer = raw(
      "text/event-stream",
      eventOf({ error: { message: "out of memory", code: 500 } }),
    );
    const { end } = await turn([answer]);
    expect(end).toMatchObject(failure({ class: "endpoint" }, /out of memory/));
  });

  test("a model that is not there", async () => {
    const { end, asked } = await turn([refuses(404, "model tiny not found")]);
    expect(end).toMatchObject(failure({ class: "endpoint", status: 404 }, /model tiny not found/));
    expect(asked).toHaveLength(1);
  });

  test("a model that says nothing", async () => {
    const { end, asked } = await turn([says({ text: " " })]);
    expect(end).toMatchObject(failure({ class: "endpoint" }, /without a word, twice/));
    expect(asked).toHaveLength(2);
  });
});

describe("200 MB of reply stop within a bound of memory:", () => {
  test.each([
    ["in small pieces", "text/event-stream", eventOf(deltaOf({ content: "x".repeat(1000) }))],
    ["in one line", "text/event-stream", `data: ${"x".repeat(64 * 1024)}`.slice(0, 64 * 1024)],
    ["in thoughts", "text/event-stream", eventOf(deltaOf({ reasoning_content: "x".repeat(1000) }))],
    [
      "in one call",
      "text/event-stream",
      eventOf(
        deltaOf({
          tool_calls: [
            { index: 0, id: "a", function: { name: "grep", arguments: "x".repeat(1000) } },
          ],
        }),
      ),
    ],
    ["of nothing", "text/event-stream", `${": ".repeat(500)}\n\n`],
    ["as one document", "application/json", " ".repeat(64 * 1024)],
    ["as an error", "text/html", "<p>no</p>\n".repeat(6000)],
  ])("%s", async (_, type, chunk) => {
    let sent = 0;
    const counted: Answer = async (asked, response, request) => {
      if (type === "text/html") response.statusCode = 500;
      await floods(type, chunk, 200 * MIB)(asked, response, request);
      sent += response.socket?.bytesWritten ?? 0;
    };
    await using endpoint = await scriptedEndpoint(counted);
    await withAgent({ url: endpoint.url, level: "confined" }, async ({ open, ask, peakBytes }) => {
      await expect(ask(await open(), "Hello?")).rejects.toMatchObject(
        failure({ class: "endpoint", kind: "flood" }, /more than \d+ MiB/).error,
      );
      expect(peakBytes()).toBeLessThan(600 * MIB);
    });
    expect(sent).toBeLessThan(90 * MIB);
  });
});

describe("what passes is asked again:", () => {
  test.each([
    ["an error of the server", refuses(500, "hiccup")],
    ["a reply without a word", breaksOff("", "reset")],
    ["garbage", raw("text/event-stream", "data: {oops\n\n")],
  ])("%s", async (_, answer) => {
    const { end, text, thoughts } = await turn([answer, says({ text: "Here." })]);
    expect(end).toEqual({ stopReason: "end_turn" });
    expect(text).toBe("Here.");
    expect(thoughts).toMatch(/asking again in \d+ ms/);
  });

  test("a call with input that is no JSON, and a call of a tool that has no name", async () => {
    const { end, asked, updates } = await turn([
      says({ calls: [{ name: "read_file", input: '{"path": "README' }] }),
      says({ calls: [{ name: "read_file", input: '{"path": "README.md"}' }] }),
      says({ text: "A tool." }),
    ]);
    expect(end).toEqual({ stopReason: "end_turn" });
    expect(asked[1]?.messages.at(-1)?.content).toMatch(
      /^Error: The call could not be read, its input is not JSON/,
    );
    expect(asked[1]?.messages.at(-2)).toMatchObject({
      tool_calls: [{ function: { arguments: "{}" } }],
    });
    expect(asked[2]?.messages.at(-1)?.content).toContain("A tool.");
    expect(updates.filter((one) => one.sessionUpdate === "tool_call")).toMatchObject([
      { rawInput: '{"path": "README' },
      { rawInput: { path: "README.md" } },
    ]);
  });
});
