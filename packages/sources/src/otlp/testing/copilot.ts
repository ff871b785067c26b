import type { RecordedBody } from "./bodies-of.ts";

const TRACE = "c0".repeat(16);

type Value = string | number;

function span(
  [name, spanId, parentSpanId]: readonly [string, string, string?],
  [from, to]: readonly [number, number],
  attributes: Readonly<Record<string, Value>>,
): object {
  const nanoseconds = (ms: number): string => `${1_795_229_130_000 + ms}000000`;
  return {
    traceId: TRACE,
    spanId: spanId.padStart(16, "0"),
    ...(parentSpanId !== undefined && { parentSpanId: parentSpanId.padStart(16, "0") }),
    name,
    startTimeUnixNano: nanoseconds(from),
    endTimeUnixNano: nanoseconds(to),
    attributes: Object.entries(attributes).map(([key, value]) => ({
      key,
      value: typeof value === "string" ? { stringValue: value } : { intValue: String(value) },
    })),
  };
}

function chat(id: string, times: readonly [number, number], input: number, output: number): object {
  return span(["chat gpt-5", id, "1"], times, {
    "gen_ai.operation.name": "chat",
    "gen_ai.conversation.id": "conv",
    "gen_ai.request.model": "gpt-5",
    "gen_ai.usage.input_tokens": input,
    "gen_ai.usage.output_tokens": output,
    "gen_ai.usage.cache_read.input_tokens": 10,
  });
}

/** What an agent sends that keeps to the conventions as they are written, as Copilot does: the sum is on its own span too. */
export const COPILOT_BODY: RecordedBody = {
  signal: "traces",
  body: {
    resourceSpans: [
      {
        resource: {
          attributes: [{ key: "service.name", value: { stringValue: "github-copilot" } }],
        },
        scopeSpans: [
          {
            spans: [
              chat("2", [10, 20], 1_000, 20),
              span(["execute_tool bash", "3", "1"], [21, 30], {
                "gen_ai.operation.name": "execute_tool",
                "gen_ai.conversation.id": "conv",
                "gen_ai.tool.name": "bash",
                "gen_ai.tool.call.id": "call-1",
              }),
              chat("4", [31, 40], 1_100, 5),
              span(["invoke_agent copilot", "1"], [0, 50], {
                "gen_ai.operation.name": "invoke_agent",
                "gen_ai.agent.name": "copilot",
                "gen_ai.conversation.id": "conv",
                "gen_ai.usage.input_tokens": 2_100,
                "gen_ai.usage.output_tokens": 25,
              }),
            ],
          },
        ],
      },
    ],
  },
};
