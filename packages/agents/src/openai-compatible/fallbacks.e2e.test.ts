import { describe, expect, test } from "vitest";
import { refuses, says, type Said, when } from "./testing/answers.ts";
import { type Answer, type Asked, scriptedEndpoint } from "./testing/scripted-endpoint.ts";
import { said, withAgent } from "./testing/with-agent.ts";

const FILES = { "a.txt": "apple\n", "b.txt": "birch\n" };
const READS: Said = {
  calls: [
    { name: "read_file", input: '{"path":"a.txt"}' },
    { name: "read_file", input: '{"path":"b.txt"}' },
  ],
};
const USAGE = { prompt_tokens: 50, completion_tokens: 5 };

/** Two turns, each of which reads two files, against an endpoint that refuses some requests. */
async function turns(refusing: (answer: Answer) => Answer, said1: Said = READS) {
  let replies = 0;
  const model: Answer = (...args) =>
    (replies++ % 2 === 0 ? says(said1) : says({ text: "Apple and birch.", usage: USAGE }))(...args);
  await using endpoint = await scriptedEndpoint(refusing(model));
  const start = { url: endpoint.url, level: "confined", files: FILES } as const;
  return await withAgent(start, async ({ open, ask, updates }) => {
    const session = await open();
    await ask(session, "Read both.");
    const first = endpoint.asked.length;
    await ask(session, "Once more.");
    return {
      first,
      second: endpoint.asked.slice(first),
      last: endpoint.asked.at(-1),
      text: said(updates, "agent_message_chunk"),
      thoughts: said(updates, "agent_thought_chunk"),
      calls: updates.filter(
        (one) => one.sessionUpdate === "tool_call_update" && one.status === "completed",
      ).length,
      usage: updates.findLast((one) => one.sessionUpdate === "usage_update")?._meta,
    };
  });
}
const BOTH = "Apple and birch.Apple and birch.";

/** How many calls the messages of a request have at once, at most. */
function callsAtOnce(asked: Asked | undefined): number {
  const counts = asked?.messages.map((message) => {
    const { tool_calls: calls } = message;
    return Array.isArray(calls) ? calls.length : 0;
  });
  return Math.max(0, ...(counts ?? []));
}

describe("the endpoint agent finds another way once, and says so, when an endpoint", () => {
  test("refuses to stream", async () => {
    const seen = await turns((model) =>
      when((asked) => asked.stream, refuses(400, "stream: must be false"), model),
    );
    expect(seen).toMatchObject({ text: BOTH, calls: 4, first: 3 });
    expect(seen.second.map(({ stream }) => stream)).toEqual([false, false]);
    expect(seen.thoughts.match(/does not stream/g)).toHaveLength(1);
    expect(seen.usage).toEqual({ usage: { inputTokens: 50, outputTokens: 5 } });
  });

  test("answers a stream's request with the whole reply", async () => {
    const whole: (model: Answer) => Answer = (model) => (asked, response, request) =>
      model({ ...asked, stream: false }, response, request);
    let replies = 0;
    const seen = await turns((model) => (asked, response, request) => {
      if (asked.stream)
        return says({ text: "unused" })({ ...asked, stream: false }, response, request);
      replies++;
      return whole(model)(asked, response, request);
    });
    expect(seen).toMatchObject({ text: BOTH, calls: 4, first: 3 });
    expect(replies).toBe(4);
  });

  test("does not know how to tell the usage of a stream", async () => {
    const seen = await turns((model) =>
      when(
        (asked) => "stream_options" in asked,
        refuses(400, "unknown field stream_options"),
        model,
      ),
    );
    expect(seen).toMatchObject({ text: BOTH, calls: 4, first: 3 });
    expect(seen.last).toMatchObject({ stream: true });
  });

  test("takes no several calls in one message", async () => {
    const seen = await turns((model) =>
      when(
        (asked) => callsAtOnce(asked) > 1,
        refuses(500, "This model only supports single tool-calls at once!"),
        when(
          (asked) => "parallel_tool_calls" in asked,
          refuses(400, "Unknown parameter: parallel_tool_calls"),
          model,
        ),
      ),
    );
    expect(seen).toMatchObject({ text: BOTH, calls: 4, first: 4 });
    expect(seen.second).toHaveLength(2);
    expect(seen.last?.messages.filter(({ role }) => role === "tool")).toHaveLength(4);
    expect(seen.thoughts.match(/one tool call at a time/g)).toHaveLength(1);
  });

  test("wants to be told that calls come one at a time", async () => {
    const seen = await turns((model) =>
      when(
        (asked) => asked["parallel_tool_calls"] === false,
        model,
        refuses(400, "parallel tool calls are not supported"),
      ),
    );
    expect(seen).toMatchObject({ text: BOTH, calls: 4, first: 3 });
  });

  test("has no tools: calls are written as text", async () => {
    const written = {
      text: 'I read both.\n\n```tool_call\n{"tool":"read_file","input":{"path":"a.txt"}}\n```\n\n```tool_call\n{"tool":"read_file","input":{"path":"b.txt"}}\n```\n',
    };
    const seen = await turns(
      (model) =>
        when(
          (asked) => asked.tools !== undefined,
          refuses(400, "gemma:2b does not support tools"),
          model,
        ),
      written,
    );
    expect(seen.text.replaceAll(/\s+/g, " ")).toBe(
      "I read both. Apple and birch.I read both. Apple and birch.",
    );
    expect(seen).toMatchObject({ calls: 4, first: 3 });
    expect(seen.last?.messages.map(({ role }) => role).join(" ")).toBe(
      "system user assistant user assistant user assistant user",
    );
    expect(seen.last?.messages[0]?.content).toContain("- grep: Searches the project");
    expect(seen.last?.messages.at(-1)?.content).toMatch(
      /^Result of read_file:\n1\tapple\n[^]*Result of read_file:\n1\tbirch/,
    );
  });

  test("refuses without a reason: things are left out one after the other", async () => {
    const written = { text: '```tool_call\n{"tool":"read_file","input":{"path":"a.txt"}}\n```' };
    const seen = await turns(
      (model) =>
        when(
          (asked) => asked.stream || asked.tools !== undefined,
          refuses(400, "bad request"),
          model,
        ),
      written,
    );
    expect(seen).toMatchObject({ text: BOTH, calls: 2, first: 5 });
    expect(seen.second).toHaveLength(2);
  });

  test("does not know a model's own form of calls", async () => {
    const seen = await turns((model) => model, {
      text: 'Let me see.\n<tool_call>\n{"name": "read_file", "arguments": {"path": "a.txt"}}\n</tool_call>',
    });
    expect(seen).toMatchObject({ calls: 2, first: 2 });
    expect(seen.text).not.toContain("tool_call");
  });

  test("refuses whatever it is asked: what it said first is told", async () => {
    await using endpoint = await scriptedEndpoint(
      refuses(400, "first reason"),
      refuses(400, "later reason"),
    );
    await withAgent({ url: endpoint.url, level: "confined" }, async ({ open, ask }) => {
      await expect(ask(await open(), "Hello?")).rejects.toThrow(/answered 400: first reason/);
    });
    expect(endpoint.asked).toHaveLength(4);
  });
});
