import { runStatus } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { bodiesOf, jsonBody, type RecordedAgent, type RecordedBody } from "../testing/bodies-of.ts";
import { COPILOT_BODY } from "../testing/copilot.ts";
import { type FoldedLines, foldLines, outline } from "../testing/fold-lines.ts";
import { spooled } from "../testing/spooled.ts";

type Signals = readonly RecordedBody["signal"][];
const ALL: Signals = ["logs", "traces", "metrics"];

/** The only run that some bodies make. */
async function runOf(
  bodies: readonly RecordedBody[],
  signals: Signals = ALL,
): Promise<FoldedLines> {
  const sent = signals.flatMap((signal) => bodies.filter((each) => each.signal === signal));
  const files = await spooled(sent.map(jsonBody));
  expect(files.size).toBe(1);
  const [[name, lines] = ["", []]] = files;
  return foldLines(name, lines);
}

/** Sums that were added up by hand from the recordings: input with what was read from the cache, and the rest. */
const USED: Readonly<Record<RecordedAgent, object>> = {
  claude: { inputTokens: 262_470 + 88, outputTokens: 212, cachedTokens: 88 },
  codex: { inputTokens: 9_905 + 10_056, outputTokens: 25 + 2, cachedTokens: 8 + 8 },
  qwen: { inputTokens: 19_616 + 19_776, outputTokens: 21 + 2, cachedTokens: 8 + 8 },
  gemini: { inputTokens: 12_458 + 12_626, outputTokens: 21 + 2, cachedTokens: 8 + 8 },
};

describe("what an agent has used", () => {
  test.each(["claude", "codex", "qwen", "gemini"] satisfies RecordedAgent[])(
    "%s: counts once, however many signals tell of it, in whatever order they come",
    async (agent) => {
      const bodies = bodiesOf(agent);
      for (const signals of [ALL, ALL.toReversed(), ["traces", "logs"] as const])
        expect((await runOf(bodies, signals)).state.spent).toMatchObject(USED[agent]);
      expect((await runOf([...bodies, ...bodies])).state.spent).toMatchObject(USED[agent]);
    },
  );

  test.each<[RecordedAgent, Signals[number], object]>([
    ["claude", "logs", USED.claude],
    ["claude", "traces", USED.claude],
    ["claude", "metrics", USED.claude],
    ["codex", "logs", USED.codex],
    ["codex", "traces", USED.codex],
    ["qwen", "logs", USED.qwen],
    ["qwen", "traces", USED.qwen],
    ["gemini", "logs", USED.gemini],
    ["gemini", "traces", { ...USED.gemini, cachedTokens: undefined }],
    ["gemini", "metrics", USED.gemini],
  ])("%s: is known by its %s alone", async (agent, signal, used) => {
    expect((await runOf(bodiesOf(agent), [signal])).state.spent).toMatchObject(used);
  });

  test("claude: costs what its log and its metrics say, once", async () => {
    for (const signals of [ALL, ["logs"], ["metrics"]] as const)
      expect((await runOf(bodiesOf("claude"), signals)).state.spent.costUsd).toBeCloseTo(
        0.7906164,
        9,
      );
    expect((await runOf(bodiesOf("claude"), ["traces"])).state.spent.unknownCost).toBeGreaterThan(
      0,
    );
  });

  test("copilot: is that of its calls of a model, not their sum on its own span beside", async () => {
    const { state } = await runOf([COPILOT_BODY]);
    expect(state.spent).toMatchObject({ inputTokens: 2_100, outputTokens: 25, cachedTokens: 20 });
  });
});

describe("what an agent did", () => {
  test("qwen: is a turn with its calls of models and tools", async () => {
    const { state, spans } = await runOf(bodiesOf("qwen"));
    expect(runStatus(state)).toBe("completed");
    expect(outline(spans)).toEqual([
      "step qwen a7fe19e2 completed 0+1298",
      "  attempt author completed 185+1103",
      "    model mock-model completed 312+657",
      "    tool run_shell_command completed 1019+190",
      "    model mock-model completed 1230+56",
    ]);
  });

  test("codex: is few lines, however many functions of its own it tells of", async () => {
    const { state, spans, events } = await runOf(bodiesOf("codex"));
    expect(runStatus(state)).toBe("completed");
    expect(outline(spans).map((line) => line.replace(/ \d+\+\d+$/, ""))).toEqual([
      "step codex 01a1fbfe completed",
      "  attempt author completed",
      "    model codex.sampling completed",
      "    tool exec_command completed",
      "    model codex.sampling completed",
    ]);
    expect(events.length).toBeLessThan(40);
    const { observed } = state;
    expect([...(observed?.repos.keys() ?? [])]).toEqual(["/home/ann/project/home/ann/x"]);
  });

  test("gemini: is one run, though its spans have no trace in common", async () => {
    const { state, spans } = await runOf(bodiesOf("gemini"));
    expect(runStatus(state)).toBe("completed");
    expect(outline(spans).map((line) => line.replace(/ \d+\+\d+$/, ""))).toEqual([
      "step gemini b9cd4331 completed",
      "  attempt author completed",
      "  model gemini-2.5-pro completed",
      "  tool run_shell_command completed",
      "  model gemini-2.5-pro completed",
    ]);
  });

  test("claude: is a turn with ten calls of tools, each once though the log tells of them too", async () => {
    const { spans, state } = await runOf(bodiesOf("claude"));
    const count = (kind: string) => spans.spans.filter((each) => each.kind === kind).length;
    expect([count("attempt"), count("model"), count("tool")]).toEqual([1, 11, 10]);
    expect(state.created).toMatchObject({ flow: "claude", source: "otlp", agent: "claude" });
    const [session] = state.observed?.sessions.values() ?? [];
    expect(session?.session).toBe("97d7f733-237d-43dc-91b5-28b30dce91f4");
  });

  test("copilot: is as the conventions say", async () => {
    const { spans } = await runOf([COPILOT_BODY]);
    expect(outline(spans)).toEqual([
      "step copilot conv completed 0+50",
      "  attempt author completed 0+50",
      "    model gpt-5 completed 10+10",
      "    tool bash completed 21+9",
      "    model gpt-5 completed 31+9",
    ]);
  });

  test("opencode: is what the AI SDK tells, in spans of its own functions that are not shown", async () => {
    const at = (ms: number): string => `${1_795_274_383_000 + ms}000000`;
    const one = (name: string, spanId: string, parentSpanId: string, more: object = {}) => ({
      traceId: "0c".repeat(16),
      spanId: spanId.repeat(16),
      parentSpanId: parentSpanId.repeat(16),
      flags: 257,
      name,
      startTimeUnixNano: at(Number(spanId)),
      endTimeUnixNano: at(100 - Number(spanId)),
      attributes: Object.entries({ "session.id": "ses_1", ...more }).map(([key, value]) => ({
        key,
        value:
          typeof value === "number" ? { intValue: String(value) } : { stringValue: String(value) },
      })),
    });
    const used = { "gen_ai.usage.input_tokens": 100, "gen_ai.usage.output_tokens": 5 };
    const call = { "ai.toolCall.name": "bash", "ai.toolCall.id": "c1", "ai.toolCall.args": "{}" };
    const spans = [
      one("Config.get", "4", "3"),
      one("ai.streamText.doStream", "3", "2", { ...used, "gen_ai.request.model": "m" }),
      one("ai.toolCall", "5", "2", call),
      one("ai.streamText", "2", "1", { "ai.usage.inputTokens": 100 }),
      one("LLM.run", "1", "9"),
    ];
    const attributes = [{ key: "service.name", value: { stringValue: "opencode" } }];
    const resourceSpans = [{ resource: { attributes }, scopeSpans: [{ spans }] }];
    const run = await runOf([{ signal: "traces", body: { resourceSpans } }]);
    expect(outline(run.spans)).toEqual([
      "step opencode ses_1 completed 0+96",
      "  attempt author completed 0+96",
      "    model m completed 1+94",
      "    tool bash completed 3+90",
    ]);
    expect(run.state.spent).toMatchObject({ inputTokens: 100, outputTokens: 5 });
    expect(runStatus(run.state)).toBe("completed");
  });

  test("a trace in which two agents work is one run with two sessions", async () => {
    const { state } = await runOf([...bodiesOf("claude"), ...bodiesOf("codex")]);
    expect([...(state.observed?.sessions.values() ?? [])].map(({ agent }) => agent)).toEqual([
      "claude",
      "codex",
    ]);
    expect(state.spent).toMatchObject({ inputTokens: 262_558 + 19_961, outputTokens: 212 + 27 });
  });
});
