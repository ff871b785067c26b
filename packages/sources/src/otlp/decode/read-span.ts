import { MOST_NAME, MOST_TEXT } from "./limits.ts";
import { fieldOf, idOf, numberOf, objectOf, type RawObject, textOf, timeOf } from "./raw.ts";
import { readAttributes } from "./read-attributes.ts";
import type { ReceivedSpan, Resource } from "./received.ts";

const STATUS_ERROR = 2;
/** Bits of `flags`: whether the sender knows where the parent is, and whether that is another process. */
const HAS_REMOTE = 0x100;
const IS_REMOTE = 0x200;

/** A span; a text when it is none: why. */
export function readSpan(object: RawObject, resource: Resource): ReceivedSpan | string {
  const trace = idOf(object, "traceId", 32);
  const span = idOf(object, "spanId", 16);
  if (trace === undefined) return "A span has no trace id of 32 hexadecimal digits.";
  if (span === undefined) return "A span has no id of 16 hexadecimal digits.";
  const from = timeOf(object, "startTimeUnixNano");
  const to = timeOf(object, "endTimeUnixNano");
  if (from === undefined) return "A span has no start.";
  return {
    kind: "span",
    resource,
    trace,
    span,
    parent: idOf(object, "parentSpanId", 16),
    remote: remoteOf(numberOf(object["flags"])),
    name: textOf(object, "name", MOST_NAME) ?? "span",
    from,
    to: Math.max(from, to ?? from),
    error: errorOf(objectOf(object["status"])),
    attributes: readAttributes(object),
  };
}

function remoteOf(flags: number | undefined): boolean | undefined {
  if (flags === undefined || (flags & HAS_REMOTE) === 0) return undefined;
  return (flags & IS_REMOTE) !== 0;
}

function errorOf(status: RawObject): string | undefined {
  const code = fieldOf(status, "code");
  if (numberOf(code) !== STATUS_ERROR && code !== "STATUS_CODE_ERROR") return undefined;
  return textOf(status, "message", MOST_TEXT) ?? "";
}
