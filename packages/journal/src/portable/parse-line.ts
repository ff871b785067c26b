import type { PortableLine } from "./portable-line.ts";
import { BATCH_EVENTS } from "../store/batch.ts";

/** The meaning of a line of an exported file; undefined when it has none. Blank lines have none. */
export function parseLine(text: string): PortableLine | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isLine(value) ? value : undefined;
}

function isLine(value: unknown): value is PortableLine {
  if (typeof value !== "object" || value === null) return false;
  if ("journal" in value)
    return value.journal === "wheelhouse" && "export" in value && isCount(value.export);
  if ("end" in value) return typeof value.end === "string";
  if ("blob" in value)
    return typeof value.blob === "string" && "base64" in value && typeof value.base64 === "string";
  return isEventsLine(value);
}

function isEventsLine(value: object): boolean {
  return (
    "stream" in value &&
    typeof value.stream === "string" &&
    "seq" in value &&
    isCount(value.seq) &&
    "class" in value &&
    (value.class === "run" || value.class === "agent") &&
    "version" in value &&
    isCount(value.version) &&
    "at" in value &&
    typeof value.at === "number" &&
    "events" in value &&
    Array.isArray(value.events) &&
    value.events.length > 0 &&
    value.events.length <= BATCH_EVENTS &&
    value.events.every(isTuple)
  );
}

function isTuple(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const [type, step, attempt, , blob]: unknown[] = value;
  const isName = (name: unknown) => name === null || typeof name === "string";
  return (
    typeof type === "string" &&
    isName(step) &&
    isName(attempt) &&
    (value.length === 4 || (value.length === 5 && typeof blob === "string"))
  );
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0;
}
