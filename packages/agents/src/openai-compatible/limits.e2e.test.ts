import { describe, expect, test } from "vitest";
import { refuses, says, when } from "./testing/answers.ts";
import { scriptedEndpoint } from "./testing/scripted-endpoint.ts";
import { said, withAgent } from "./testing/with-agent.ts";

const BRIEF = "Find what is wrong. End your last message with one fenced `json` block.";
const READ = says({ calls: [{ name: "read_file", input: '{"path":"long.txt"}' }] });
const FILES = { "long.txt": "a line of some length, again and again\n".repeat(2000) };
const start = (url: string, env: Readonly<Record<string, string>>) =>
  ({ url, level: "confined", env, files: FILES }) as const;

describe("the endpoint agent at a limit", () => {
  test("of steps asks for the answer with what there is, and allows no more calls", async () => {
    await using endpoint = await scriptedEndpoint(
      when((asked) => asked["tool_choice"] === "none", says({ text: "So far so good." }), READ),
    );
    await withAgent(
      start(endpoint.url, { WHEELHOUSE_MAX_STEPS: "3" }),
      async ({ open, ask, updates }) => {
        expect(await ask(await open(), "Look.")).toEqual({ stopReason: "end_turn" });
        expect(said(updates, "agent_message_chunk")).toBe("So far so good.");
        expect(said(updates, "agent_thought_chunk")).toContain("limit of this turn is reached");
      },
    );
    expect(endpoint.asked).toHaveLength(3);
    expect(endpoint.asked[2]?.messages.at(-1)?.content).toMatch(/^You have reached the limit/);
  });

  test("of tokens does so too, by what the endpoint counted", async () => {
    await using endpoint = await scriptedEndpoint(
      when(
        (asked) => asked["tool_choice"] === "none",
        says({ text: "Enough." }),
        says({
          calls: [{ name: "glob", input: '{"pattern":"*"}' }],
          usage: { prompt_tokens: 9000, completion_tokens: 100 },
        }),
      ),
    );
    await withAgent(
      start(endpoint.url, { WHEELHOUSE_MAX_TOKENS: "20000" }),
      async ({ open, ask }) => {
        expect(await ask(await open(), "Look.")).toEqual({ stopReason: "end_turn" });
      },
    );
    expect(endpoint.asked).toHaveLength(2);
  });

  test("of the reply's length asks once for a shorter answer", async () => {
    await using endpoint = await scriptedEndpoint(says({ text: "So long", finish: "length" }));
    await withAgent(start(endpoint.url, {}), async ({ open, ask }) => {
      expect(await ask(await open(), "Look.")).toEqual({ stopReason: "max_tokens" });
    });
    expect(endpoint.asked).toHaveLength(2);
  });
});

describe("a conversation that grows too long", () => {
  test("keeps the brief and the last outputs, and stays within what the model can hold", async () => {
    let reads = 0;
    await using endpoint = await scriptedEndpoint((asked, response, request) =>
      (++reads < 25 ? READ : says({ text: "Done." }))(asked, response, request),
    );
    const env = { WHEELHOUSE_ENDPOINT_CONTEXT: "8192" };
    await withAgent(start(endpoint.url, env), async ({ open, ask }) => {
      await ask(await open(), "Find what is wrong in long.txt.");
    });
    for (const { messages, tools } of endpoint.asked) {
      expect(JSON.stringify([messages, tools]).length).toBeLessThan(8192 * 3.5);
      expect(messages[1]?.content).toMatch(/^Find what is wrong/);
    }
    const { messages = [] } = endpoint.asked.at(-1) ?? {};
    expect(messages.at(-1)?.content).toMatch(/^1\ta line/);
    expect(
      messages.some(({ content }) => /output of read_file is left out/.test(String(content))),
    ).toBe(true);
  });

  test("is shortened when an endpoint says that it holds less than was thought", async () => {
    await using endpoint = await scriptedEndpoint(
      READ,
      READ,
      READ,
      READ,
      when(
        (asked) => JSON.stringify(asked.messages).length > 50_000,
        refuses(400, "This model's maximum context length is 12000 tokens"),
        says({ text: "Done." }),
      ),
    );
    await withAgent(start(endpoint.url, {}), async ({ open, ask, updates }) => {
      expect(await ask(await open(), "Look.")).toEqual({ stopReason: "end_turn" });
      expect(said(updates, "agent_thought_chunk")).toContain("too long for the model");
    });
  });

  test("ends by name when it cannot be short enough", async () => {
    await using endpoint = await scriptedEndpoint(
      refuses(400, "the prompt exceeds the context size"),
    );
    await withAgent(start(endpoint.url, {}), async ({ open, ask }) => {
      await expect(ask(await open(), "Look.")).rejects.toMatchObject({
        data: {
          class: "endpoint",
          kind: "overflow",
          hint: expect.stringMatching(/context length/),
        },
      });
    });
    expect(endpoint.asked).toHaveLength(4);
  });
});

describe("an answer whose JSON cannot be read", () => {
  const BROKEN = says({ text: 'Here:\n\n```json\n{"findings": [\n```\n' });

  test("is asked for once more", async () => {
    await using endpoint = await scriptedEndpoint(
      BROKEN,
      says({ text: '```json\n{"findings": []}\n```\n' }),
    );
    await withAgent(start(endpoint.url, {}), async ({ open, ask, updates }) => {
      expect(await ask(await open(), BRIEF)).toEqual({ stopReason: "end_turn" });
      expect(said(updates, "agent_message_chunk")).toMatch(/```json\n\{"findings": \[\]\}\n```\n$/);
    });
    expect(endpoint.asked).toHaveLength(2);
    expect(endpoint.asked[1]?.messages.at(-1)?.content).toMatch(
      /^The JSON of your answer cannot be read: .*JSON/,
    );
  });

  test("is handed on when it is broken again, and never asked for where none was wanted", async () => {
    await using endpoint = await scriptedEndpoint(BROKEN);
    await withAgent(start(endpoint.url, {}), async ({ open, ask }) => {
      const session = await open();
      expect(await ask(session, BRIEF)).toEqual({ stopReason: "end_turn" });
      expect(endpoint.asked).toHaveLength(2);
      await ask(session, "Just talk.");
      expect(endpoint.asked).toHaveLength(3);
    });
  });
});
