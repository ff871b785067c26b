/** A message of OTLP of which we read something. */
export type MessageName = keyof typeof MESSAGES;

/**
 * A field: its name in OTLP's JSON, how it is read, and whether it comes many times. `hex` is an identifier, `base64`
 * any other bytes, `text` a string; `signed` is a varint with a sign; what is no such kind is the name of a message.
 * The numbers of 64-bit fields are given as doubles, which is exact enough for times and counts.
 */
export type Field = readonly [name: string, kind: string, many?: "many"];

const attributes: Field = ["attributes", "keyValue", "many"];

/**
 * OTLP's messages by the number of each field, with what we read of them; every other field is skipped. What is read
 * has the shape of OTLP's JSON, so that both are understood by the same code.
 */
export const MESSAGES = {
  traces: { 1: ["resourceSpans", "resourceSpans", "many"] },
  logs: { 1: ["resourceLogs", "resourceLogs", "many"] },
  metrics: { 1: ["resourceMetrics", "resourceMetrics", "many"] },
  resourceSpans: { 1: ["resource", "resource"], 2: ["scopeSpans", "scopeSpans", "many"] },
  resourceLogs: { 1: ["resource", "resource"], 2: ["scopeLogs", "scopeLogs", "many"] },
  resourceMetrics: { 1: ["resource", "resource"], 2: ["scopeMetrics", "scopeMetrics", "many"] },
  resource: { 1: attributes },
  scope: { 1: ["name", "text"], 2: ["version", "text"] },
  scopeSpans: { 1: ["scope", "scope"], 2: ["spans", "span", "many"] },
  scopeLogs: { 1: ["scope", "scope"], 2: ["logRecords", "logRecord", "many"] },
  scopeMetrics: { 1: ["scope", "scope"], 2: ["metrics", "metric", "many"] },
  span: {
    1: ["traceId", "hex"],
    2: ["spanId", "hex"],
    4: ["parentSpanId", "hex"],
    5: ["name", "text"],
    6: ["kind", "varint"],
    7: ["startTimeUnixNano", "fixed64"],
    8: ["endTimeUnixNano", "fixed64"],
    9: attributes,
    15: ["status", "status"],
    16: ["flags", "fixed32"],
  },
  status: { 2: ["message", "text"], 3: ["code", "varint"] },
  logRecord: {
    1: ["timeUnixNano", "fixed64"],
    2: ["severityNumber", "varint"],
    3: ["severityText", "text"],
    5: ["body", "anyValue"],
    6: attributes,
    9: ["traceId", "hex"],
    10: ["spanId", "hex"],
    11: ["observedTimeUnixNano", "fixed64"],
    12: ["eventName", "text"],
  },
  metric: {
    1: ["name", "text"],
    3: ["unit", "text"],
    5: ["gauge", "pointsOnly"],
    7: ["sum", "sum"],
    9: ["histogram", "histogram"],
  },
  pointsOnly: { 1: ["dataPoints", "numberPoint", "many"] },
  sum: { 1: ["dataPoints", "numberPoint", "many"], 2: ["aggregationTemporality", "varint"] },
  histogram: {
    1: ["dataPoints", "histogramPoint", "many"],
    2: ["aggregationTemporality", "varint"],
  },
  numberPoint: {
    2: ["startTimeUnixNano", "fixed64"],
    3: ["timeUnixNano", "fixed64"],
    4: ["asDouble", "double"],
    6: ["asInt", "sfixed64"],
    7: attributes,
  },
  histogramPoint: {
    2: ["startTimeUnixNano", "fixed64"],
    3: ["timeUnixNano", "fixed64"],
    4: ["count", "fixed64"],
    5: ["sum", "double"],
    9: attributes,
  },
  keyValue: { 1: ["key", "text"], 2: ["value", "anyValue"] },
  anyValue: {
    1: ["stringValue", "text"],
    2: ["boolValue", "boolean"],
    3: ["intValue", "signed"],
    4: ["doubleValue", "double"],
    5: ["arrayValue", "arrayValue"],
    6: ["kvlistValue", "keyValueList"],
    7: ["bytesValue", "base64"],
  },
  arrayValue: { 1: ["values", "anyValue", "many"] },
  keyValueList: { 1: ["values", "keyValue", "many"] },
} as const satisfies Readonly<Record<string, Readonly<Record<number, Field>>>>;
