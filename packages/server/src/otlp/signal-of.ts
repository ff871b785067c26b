import { WheelhouseError } from "@wheelhouse/core";
import type { OtlpSignal } from "@wheelhouse/sources";
import { fieldsOf, type WireField } from "./wire-fields.ts";

const KEYS: Readonly<Record<string, OtlpSignal>> = {
  resourceSpans: "traces",
  resourceLogs: "logs",
  resourceMetrics: "metrics",
};

/**
 * What a body tells of, from the body itself: some exporters send everything to the one address that they were given.
 * Throws `usage` for one that does not say.
 */
export function signalOf(body: Uint8Array, isJson: boolean): OtlpSignal {
  const signal = isJson ? ofJson(body) : ofProtobuf(body);
  if (signal !== undefined) return signal;
  throw new WheelhouseError(
    "usage",
    "The body does not say whether it is traces, logs or metrics.",
    {
      hint: "Send it to /otlp/v1/traces, /otlp/v1/logs or /otlp/v1/metrics.",
    },
  );
}

function ofJson(body: Uint8Array): OtlpSignal | undefined {
  // The name stands before anything that is long; a whole parse is for who reads it.
  const text = new TextDecoder().decode(body.subarray(0, 4_096));
  const [, key = ""] = /"(resource(?:Spans|Logs|Metrics))"\s*:/.exec(text) ?? [];
  return KEYS[key];
}

/**
 * All three are lists of lists of lists, and only their records differ: a span has the times of its beginning and end
 * in fields 7 and 8, a log's record has its time in field 1 or 11, and a metric has a name and points without a time.
 */
function ofProtobuf(body: Uint8Array): OtlpSignal | undefined {
  for (const resource of bytesIn(fieldsOf(body), 1))
    for (const scope of bytesIn(fieldsOf(resource), 2))
      for (const record of bytesIn(fieldsOf(scope), 2)) return ofRecord([...fieldsOf(record)]);
  return undefined;
}

function ofRecord(fields: readonly WireField[]): OtlpSignal | undefined {
  const hasTime = (...ids: number[]): boolean =>
    fields.some(({ id, type }) => type === "fixed64" && ids.includes(id));
  if (hasTime(7, 8)) return "traces";
  if (hasTime(1, 11)) return "logs";
  const hasPoints = fields.some(
    ({ id, type }) => type === "bytes" && [5, 7, 9, 10, 11].includes(id),
  );
  const [name] = bytesIn(fields, 1);
  return hasPoints && name !== undefined && name.length > 0 ? "metrics" : undefined;
}

function* bytesIn(fields: Iterable<WireField>, wanted: number): Generator<Uint8Array> {
  for (const { id, bytes } of fields) if (id === wanted && bytes !== undefined) yield bytes;
}
