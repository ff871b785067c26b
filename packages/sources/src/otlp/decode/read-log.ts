import type { Json } from "@wheelhouse/core";
import { MOST_NAME } from "./limits.ts";
import { idOf, type RawObject, textOf, timeOf } from "./raw.ts";
import { readAttributes, readValue } from "./read-attributes.ts";
import type { ReceivedLog, Resource } from "./received.ts";

/** A log record; a text when it is none: why. */
export function readLog(object: RawObject, resource: Resource): ReceivedLog | string {
  const at = timeOf(object, "timeUnixNano") ?? timeOf(object, "observedTimeUnixNano");
  if (at === undefined) return "A log record has no time.";
  const attributes = readAttributes(object);
  const body = readValue(object["body"], 0);
  const name = attributes.get("event.name") ?? textOf(object, "eventName", MOST_NAME) ?? body;
  return {
    kind: "log",
    resource,
    trace: idOf(object, "traceId", 32),
    span: idOf(object, "spanId", 16),
    name: nameOf(name),
    at,
    attributes,
  };
}

const nameOf = (name: Json): string => (typeof name === "string" ? name.slice(0, MOST_NAME) : "");
