import { PbfWriter } from "pbf";
import { describe, expect, test } from "vitest";
import { bodiesOf, jsonBody, type RecordedAgent } from "../testing/bodies-of.ts";
import { protobufBody } from "../testing/protobuf-body.ts";
import { decodeBody } from "./decode-body.ts";
import { OtlpRefused } from "./refused.ts";

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

const SPAN = {
  traceId: "0AF7651916CD43DD8448EB211C80319C",
  spanId: "b7ad6b7169203331",
  name: "chat",
  startTimeUnixNano: "1795229130129000000",
  endTimeUnixNano: 1_795_229_130_150_000_000,
};

function traces(...spans: unknown[]): unknown {
  return { resourceSpans: [{ scopeSpans: [{ spans }] }] };
}

describe("decoding OTLP", () => {
  test.each(["claude", "codex", "qwen", "gemini"] satisfies RecordedAgent[])(
    "what %s sends is the same by JSON and by protobuf",
    (agent) => {
      for (const recorded of bodiesOf(agent)) {
        const byJson = decodeBody(recorded.signal, "json", jsonBody(recorded).body);
        const byProtobuf = decodeBody(recorded.signal, "protobuf", protobufBody(recorded).body);
        expect(byJson.received.length).toBeGreaterThan(0);
        expect(byJson.rejected).toBe(0);
        expect(byProtobuf).toEqual(byJson);
      }
    },
  );

  test("takes ids of either case, numbers as texts, names of enums and of protobuf's fields", () => {
    const snake = {
      resource_spans: [
        {
          resource: {
            attributes: [{ key: "service.name", value: { string_value: "copilot" } }],
          },
          scope_spans: [
            {
              spans: [
                {
                  trace_id: SPAN.traceId,
                  span_id: SPAN.spanId,
                  parent_span_id: "00F067AA0BA902B7",
                  name: "chat",
                  start_time_unix_nano: SPAN.startTimeUnixNano,
                  end_time_unix_nano: SPAN.endTimeUnixNano,
                  status: { code: "STATUS_CODE_ERROR", message: "no quota" },
                  flags: 0x301,
                  attributes: [
                    { key: "n", value: { int_value: "12" } },
                    { key: "list", value: { array_value: { values: [{ boolValue: true }] } } },
                    { key: "map", value: { kvlistValue: { values: [{ key: "a", value: {} }] } } },
                    { key: "bytes", value: { bytesValue: "AQI=" } },
                  ],
                },
              ],
            },
          ],
        },
      ],
    };
    expect(decodeBody("traces", "json", json(snake)).received).toMatchObject([
      {
        resource: { service: "copilot" },
        trace: "0af7651916cd43dd8448eb211c80319c",
        span: "b7ad6b7169203331",
        parent: "00f067aa0ba902b7",
        remote: true,
        from: 1_795_229_130_129,
        to: 1_795_229_130_150,
        error: "no quota",
        attributes: new Map<string, unknown>([
          ["n", 12],
          ["list", [true]],
          ["map", { a: null }],
          ["bytes", "AQI="],
        ]),
      },
    ]);
  });

  test.each([
    ["without a trace id", { ...SPAN, traceId: "" }],
    ["with an id of zeros", { ...SPAN, spanId: "0".repeat(16) }],
    ["with an id that is no number", { ...SPAN, spanId: "x".repeat(16) }],
    ["without a start", { ...SPAN, startTimeUnixNano: "soon" }],
    ["that is no object", 7],
  ])("leaves out a span %s, and takes the others", (_, broken) => {
    const { received, rejected, problem } = decodeBody(
      "traces",
      "json",
      json(traces(broken, SPAN)),
    );
    expect([received.length, rejected]).toEqual([1, 1]);
    expect(problem).toMatch(/^A span has no /);
  });

  test("keeps only so much of a span, however much it says", () => {
    const deep = (levels: number): unknown =>
      levels === 0 ? { intValue: 1 } : { arrayValue: { values: [deep(levels - 1)] } };
    const attributes = [
      { key: "deep", value: deep(10) },
      { key: "long", value: { stringValue: "x".repeat(100_000) } },
      ...Array.from({ length: 1_000 }, (_, at) => ({ key: `k${at}`, value: { intValue: at } })),
    ];
    const [span] = decodeBody("traces", "json", json(traces({ ...SPAN, attributes }))).received;
    expect(span?.attributes.size).toBe(128);
    expect(span?.attributes.get("long")).toHaveLength(4_096);
    expect(JSON.stringify(span?.attributes.get("deep"))).toBe("[[[[[[null]]]]]]");
  });
});

/** A protobuf message in a message, so often. */
function nested(levels: number): Uint8Array {
  let inner = new Uint8Array();
  for (let level = 0; level < levels; level++) {
    const writer = new PbfWriter();
    // A list as a value of a list, and so on: AnyValue.array_value, ArrayValue.values.
    writer.writeTag(level % 2 === 0 ? 1 : 5, 2);
    writer.writeBytes(inner);
    inner = new Uint8Array(writer.finish());
  }
  const names = [2, 9, 2, 2, 1];
  for (const number of names) {
    const writer = new PbfWriter();
    writer.writeTag(number, 2);
    writer.writeBytes(inner);
    inner = new Uint8Array(writer.finish());
  }
  return inner;
}

describe("a bomb", () => {
  const text = (value: string): Uint8Array => new TextEncoder().encode(value);
  test.each([
    ["of brackets", "json", text("[".repeat(5_000_000))],
    ["of objects", "json", text(`{"resourceSpans":[${"{},".repeat(1_500_000)}{}]}`)],
    ["of objects in a text that seems to end", "json", text(`{"a":"\\\\","b":${"[".repeat(99)}`)],
    ["that is no JSON", "json", text('{"resourceSpans":')],
    ["that is a list", "json", text("[]")],
    ["of nested messages", "protobuf", nested(200)],
    ["of empty messages", "protobuf", text("\x0a\x00".repeat(1_100_000))],
    [
      "that promises more than it has",
      "protobuf",
      Uint8Array.of(0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f),
    ],
    ["with a field zero", "protobuf", Uint8Array.of(0x00, 0x01)],
    ["of groups", "protobuf", Uint8Array.of(0x0b, 0x0b, 0x0b)],
  ] as const)("%s is refused", (_, encoding, body) => {
    const before = process.memoryUsage().heapUsed;
    expect(() => decodeBody("traces", encoding, body)).toThrow(OtlpRefused);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200_000_000);
  });

  test("text is no bomb, however many brackets are in it", () => {
    const name = `\\"${"[{".repeat(1_000)}\\`;
    const { received } = decodeBody("traces", "json", json(traces({ ...SPAN, name })));
    expect(received).toMatchObject([{ name: name.slice(0, 256) }]);
  });
});
