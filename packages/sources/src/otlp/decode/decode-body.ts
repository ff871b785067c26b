import type { OtlpSignal } from "../../otlp.ts";
import { MOST_RECORDS } from "./limits.ts";
import { measureJson } from "./measure-json.ts";
import { listOf, objectOf, type RawObject } from "./raw.ts";
import { readAttributes } from "./read-attributes.ts";
import { readLog } from "./read-log.ts";
import { readMessage } from "./read-message.ts";
import { readPoints } from "./read-points.ts";
import { readSpan } from "./read-span.ts";
import type { Decoded, Received, Resource } from "./received.ts";
import { OtlpRefused } from "./refused.ts";

/** How a body is written. */
export type Encoding = "json" | "protobuf";

/** Where the records of a signal are, from the outside to the inside. */
const PLACES = {
  traces: ["resourceSpans", "scopeSpans", "spans"],
  logs: ["resourceLogs", "scopeLogs", "logRecords"],
  metrics: ["resourceMetrics", "scopeMetrics", "metrics"],
} as const;

/**
 * What a body of OTLP/HTTP holds. A record that is broken is left out and counted; a body that is broken as a whole,
 * or holds more than anybody sends, throws `OtlpRefused`.
 */
export function decodeBody(signal: OtlpSignal, encoding: Encoding, body: Uint8Array): Decoded {
  const document = encoding === "json" ? parseJson(body) : readMessage(body, signal);
  const [resources, scopes, records] = PLACES[signal];
  const received: Received[] = [];
  let rejected = 0;
  let problem: string | undefined;
  for (const group of listOf(objectOf(document), resources)) {
    const resource = readResource(objectOf(objectOf(group)["resource"]));
    for (const scope of listOf(objectOf(group), scopes))
      for (const record of listOf(objectOf(scope), records))
        for (const each of readRecord(signal, objectOf(record), resource)) {
          if (typeof each === "string") {
            rejected++;
            problem ??= each;
          } else received.push(each);
          if (received.length + rejected > MOST_RECORDS)
            throw new OtlpRefused(`The body holds more than ${MOST_RECORDS} records.`);
        }
  }
  return { received, rejected, problem };
}

function parseJson(body: Uint8Array): unknown {
  measureJson(body);
  try {
    const text = Buffer.from(body.buffer, body.byteOffset, body.length).toString("utf8");
    const document: unknown = JSON.parse(text);
    if (typeof document === "object" && document !== null && !Array.isArray(document))
      return document;
  } catch (error) {
    throw new OtlpRefused("The body is no JSON.", { cause: error });
  }
  throw new OtlpRefused("The body is no JSON object.");
}

function readRecord(
  signal: OtlpSignal,
  record: RawObject,
  resource: Resource,
): readonly (Received | string)[] {
  if (signal === "metrics") return readPoints(record, resource);
  return [signal === "traces" ? readSpan(record, resource) : readLog(record, resource)];
}

function readResource(object: RawObject): Resource {
  const attributes = readAttributes(object);
  const service = attributes.get("service.name");
  const version = attributes.get("service.version");
  return {
    service: typeof service === "string" ? service : "unknown",
    version: typeof version === "string" ? version : undefined,
    attributes,
  };
}
