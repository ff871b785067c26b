import type { Json } from "@wheelhouse/core";

/** A line of a run.log that says what it must. */
export interface LogLine {
  /** Wall clock in milliseconds. */
  readonly at: number;
  readonly kind: string;
  /** All that it says. */
  readonly all: LogObject;
  /** Its own `data`, when that is an object. */
  readonly data: LogObject | undefined;
}

/** A JSON object as it was parsed. */
export type LogObject = { readonly [key: string]: Json | undefined };

/** The longest one-liner that is kept of a field, in characters. */
const MOST = 2_000;

/** Reads a line; a string says in a few words why it is none. */
export function parseLogLine(text: string): LogLine | string {
  let all: unknown;
  try {
    all = JSON.parse(text);
  } catch {
    return "not JSON";
  }
  if (!isObject(all)) return "not a JSON object";
  const { v, kind } = all;
  if (v !== 1) return v === undefined ? "it has no v" : "its v is not 1";
  if (typeof kind !== "string" || kind === "") return "it has no kind";
  const at = timeOf(all["ts"]);
  if (at === undefined) return all["ts"] === undefined ? "it has no ts" : "its ts is no time";
  return { at, kind, all, data: isObject(all["data"]) ? all["data"] : undefined };
}

/** A field as text, also when it was given in `data`; undefined when it is none or empty. */
export function wordOf({ all, data }: LogLine, name: string): string | undefined {
  const value = all[name] ?? data?.[name];
  if (typeof value === "number") return String(value);
  if (typeof value !== "string" || value === "") return undefined;
  return value.length > MOST ? `${value.slice(0, MOST)}…` : value;
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is LogObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// Years 1 to 9999: no other can be written down as everybody reads it.
const FIRST = -62_135_596_800_000;
const LAST = 253_402_300_799_999;

/** The time in ms, as a log says it: ISO 8601 or milliseconds of Unix. */
function timeOf(value: unknown): number | undefined {
  const at = typeof value === "string" ? Date.parse(value) : value;
  return typeof at === "number" && at >= FIRST && at <= LAST ? at : undefined;
}
