import { treeOf, type Levels, probeLevels } from "@wheelhouse/sandbox";
import { afterAll, describe, expect, test } from "vitest";
import type { ConversationEvent, TurnEnd } from "../agent.ts";
import { createAgents } from "../open/create-agents.ts";
import { createSuiteGround, type SuiteSpec } from "../suite/suite-ground.ts";
import { refuses, says } from "./testing/answers.ts";
import { type Answer, scriptedEndpoint } from "./testing/scripted-endpoint.ts";

const found = await probeLevels();
const absent = { available: false, reason: "the test does without it", hint: "" } as const;
const LEVELS: readonly (readonly [string, Levels])[] = [
  ["confined", { ...found, enforced: absent }],
  ["enforced", { ...found, confined: absent }],
];
const READ = says({ calls: [{ name: "read_file", input: '{"path":"readme.md"}' }] });
const USAGE = {
  prompt_tokens: 30,
  completion_tokens: 4,
  completion_tokens_details: { reasoning_tokens: 2 },
};

describe.each(LEVELS)("the endpoint agent behind the port, %s", (_, levels) => {
  const ground = createSuiteGround();
  afterAll(() => ground.remove());

  /** Opens the agent against an endpoint with this script and runs one turn. */
  async function turn(script: readonly Answer[], over: Partial<SuiteSpec> = {}, cancelAt = 0) {
    await using endpoint = await scriptedEndpoint(...script);
    const agents = createAgents({
      levels: () => Promise.resolve(levels),
      machine: {
        env: { OPENAI_BASE_URL: endpoint.url, OPENAI_MODEL: "tiny" },
        home: "/nowhere",
        directories: () => Promise.resolve([]),
      },
      findLocal: () => Promise.resolve([]),
    });
    const spec = { ...ground.spec(over), agent: "openai-compatible" };
    const events: ConversationEvent[] = [];
    const abort = new AbortController();
    const session = await agents.open(spec, (event) => events.push(event), abort.signal);
    if ("usable" in session) throw new Error(session.reason);
    if (cancelAt > 0) void endpoint.times(cancelAt).then(() => abort.abort());
    const end: TurnEnd = await session.prompt("What is this?");
    await session.close("end");
    expect(treeOf({ root: undefined, marker: `${spec.run}/${spec.attempt}` })).toEqual([]);
    const kinds = events.map(({ type }) => type);
    return { end, events, kinds, asked: endpoint.asked, opened: session.opened };
  }

  test("reads and answers, with what it used", async () => {
    const { end, kinds, opened } = await turn([
      READ,
      says({ text: "It is a project.", usage: USAGE }),
    ]);
    expect(end).toMatchObject({
      end: "done",
      text: "It is a project.",
      toolCalls: 1,
      usage: { inputTokens: 30, outputTokens: 4, reasoningTokens: 2 },
    });
    expect(kinds).toEqual(
      expect.arrayContaining([
        "agent.tool.started",
        "agent.tool.updated",
        "agent.text",
        "agent.usage",
      ]),
    );
    expect(opened.type).toBe("session.opened");
  });

  test.each([
    ["a refused key", refuses(401, "who are you"), { end: "failed", class: "auth" }],
    ["a limit", refuses(429, "slow", { "retry-after": "90" }), { end: "rate-limited" }],
    ["a missing model", refuses(404, "model tiny not found"), { end: "failed", class: "endpoint" }],
  ])("%s is classed", async (_name, answer, expected) => {
    const { end } = await turn([answer]);
    expect(end).toMatchObject(expected);
  });

  test("a session that is gone is begun afresh, and it says so", async () => {
    const { end, opened } = await turn([says({ text: "Once more." })], { resume: "gone-1" });
    expect(opened.type).toBe("session.opened");
    expect(opened.data.session).not.toBe("gone-1");
    expect(end).toMatchObject({ end: "done", text: "Once more." });
  });

  test("a cancel ends it, although the endpoint never answers", async () => {
    const { end } = await turn([() => undefined], {}, 1);
    expect(end).toMatchObject({ end: "cancelled" });
  });

  test("answers before its tokens are used up", async () => {
    const big = says({
      calls: [{ name: "glob", input: '{"pattern":"*"}' }],
      usage: { prompt_tokens: 4000, completion_tokens: 50 },
    });
    const last = says({ text: "Enough.", usage: { prompt_tokens: 4100, completion_tokens: 5 } });
    const { end, asked } = await turn([big, last], { maxTokens: 10_000 });
    expect(end).toMatchObject({ end: "done", text: "Enough." });
    expect(asked).toHaveLength(2);
  });

  test("hands its answer in by the session tools", async () => {
    const tools = {
      schema: { type: "object", properties: { n: { type: "number" } } },
      sendBackTo: [],
      mayAsk: false,
    };
    const { end } = await turn(
      [says({ calls: [{ name: "submit", input: '{"n":7}' }] }), says({ text: "Handed in." })],
      { tools },
    );
    expect(end).toMatchObject({ end: "done", submitted: { n: 7 } });
  });
});
