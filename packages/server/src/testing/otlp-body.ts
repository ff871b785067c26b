/** Bodies of OpenTelemetry, written by hand: nothing of ours reads or writes them but what is tried. */

const TRACE = "5b8efff798038103d269b633813fc60c";
const SPAN = "eee19b7ec3c1b174";

/** One span as JSON. */
export const SPAN_JSON = JSON.stringify({
  resourceSpans: [
    {
      scopeSpans: [
        {
          spans: [
            {
              traceId: TRACE,
              spanId: SPAN,
              name: "invoke_agent probe",
              startTimeUnixNano: "1767312000000000000",
              endTimeUnixNano: "1767312001000000000",
              attributes: [
                { key: "gen_ai.operation.name", value: { stringValue: "invoke_agent" } },
              ],
            },
          ],
        },
      ],
    },
  ],
});

/** One record of a log as JSON. */
export const LOG_JSON = JSON.stringify({
  resourceLogs: [
    {
      scopeLogs: [
        {
          logRecords: [
            {
              timeUnixNano: "1767312000500000000",
              traceId: TRACE,
              spanId: SPAN,
              body: { stringValue: "said" },
            },
          ],
        },
      ],
    },
  ],
});

const bytes = (id: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const content = Buffer.concat(parts);
  return Buffer.concat([varint(id * 8 + 2), varint(content.length), content]);
};
const text = (id: number, value: string): Uint8Array => bytes(id, Buffer.from(value));
const fixed64 = (id: number, value: bigint): Uint8Array => {
  const content = Buffer.alloc(8);
  content.writeBigUInt64LE(value);
  return Buffer.concat([varint(id * 8 + 1), content]);
};
function varint(value: number): Uint8Array {
  const all: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) all.push((rest % 128) + 128);
  return Uint8Array.from([...all, rest]);
}
const inScope = (record: Uint8Array): Uint8Array => bytes(1, bytes(2, bytes(2, record)));

/** One span. */
export const SPAN_PROTOBUF: Uint8Array = inScope(
  Buffer.concat([
    bytes(1, Buffer.from(TRACE, "hex")),
    bytes(2, Buffer.from(SPAN, "hex")),
    text(5, "invoke_agent probe"),
    fixed64(7, 1_767_312_000_000_000_000n),
    fixed64(8, 1_767_312_001_000_000_000n),
  ]),
);
/** One record of a log. */
export const LOG_PROTOBUF: Uint8Array = inScope(
  Buffer.concat([fixed64(1, 1_767_312_000_500_000_000n), bytes(5, text(1, "said"))]),
);
/** One sum with one point. */
export const METRIC_PROTOBUF: Uint8Array = inScope(
  Buffer.concat([
    text(1, "gen_ai.client.token.usage"),
    bytes(7, bytes(1, fixed64(3, 1_767_312_000_000_000_000n), fixed64(6, 12n))),
  ]),
);
