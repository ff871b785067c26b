import { FIRST_TIME, type Json, LAST_TIME } from "@wheelhouse/core";

/** A line of a run.log that says what it must. Its shape is always the same, whatever the line says. */
export interface LogLine {
  /** Wall clock in milliseconds. */
  readonly at: number;
  readonly kind: string;
  readonly msg: string | undefined;
  readonly level: string | undefined;
  readonly actor: string | undefined;
  /** The run that it says it is of. */
  readonly runId: Json | undefined;
  readonly repo: Json | undefined;
  /** Its own `data`, when that is an object. */
  readonly data: LogObject | undefined;
  /** What else it says, by the names that it has there. */
  readonly rest: LogObject | undefined;
  /** All that it says. */
  readonly all: LogObject;
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
  let v: Json | undefined;
  let ts: Json | undefined;
  let kind: Json | undefined;
  let runId: Json | undefined;
  let repo: Json | undefined;
  let msg: string | undefined;
  let level: string | undefined;
  let actor: string | undefined;
  let data: LogObject | undefined;
  let rest: { [key: string]: Json | undefined } | undefined;
  // One walk over what is there is several times faster than asking for each name.
  for (const name in all) {
    const value = all[name];
    switch (name) {
      case "v":
        v = value;
        break;
      case "ts":
        ts = value;
        break;
      case "kind":
        kind = value;
        break;
      case "run_id":
        runId = value;
        break;
      case "repo":
        repo = value;
        break;
      case "seq":
      case "__proto__":
        break;
      default:
        if (name === "msg" && typeof value === "string") msg = value;
        else if (name === "level" && typeof value === "string") level = value;
        else if (name === "actor" && typeof value === "string") actor = value;
        else if (name === "data" && isObject(value)) data = value;
        else (rest ??= {})[name] = value;
    }
  }
  if (v !== 1) return v === undefined ? "it has no v" : "its v is not 1";
  if (typeof kind !== "string" || kind === "") return "it has no kind";
  const at = timeOf(ts);
  if (at === undefined) return ts === undefined ? "it has no ts" : "its ts is no time";
  return { at, kind, msg, level, actor, runId, repo, data, rest, all };
}

/** A field as text, also when it was given in `data`; undefined when it is none or empty. */
export function wordOf({ rest, data }: LogLine, name: string): string | undefined {
  const value = rest?.[name] ?? data?.[name];
  if (typeof value === "number") return String(value);
  if (typeof value !== "string" || value === "") return undefined;
  return value.length > MOST ? `${value.slice(0, MOST)}…` : value;
}

/** A field of any shape, also when it was given in `data`. */
export function fieldOf({ rest, data }: LogLine, name: string): Json | undefined {
  return rest?.[name] ?? data?.[name];
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The time in ms, as a log says it: ISO 8601 or milliseconds of Unix. */
function timeOf(value: unknown): number | undefined {
  const at = typeof value === "string" ? (utcOf(value) ?? Date.parse(value)) : value;
  return typeof at === "number" && at >= FIRST_TIME && at <= LAST_TIME ? at : undefined;
}

// Nearly all lines of a log are of the same minute as the line before: only their seconds have to be read.
let minute = "";
let minuteAt = Number.NaN;

/** The time of `2026-05-05T21:00:00Z`, with milliseconds or without; undefined when it is written in another way. */
function utcOf(text: string): number | undefined {
  const { length } = text;
  const isShort = length === 20;
  if ((!isShort && (length !== 24 || text[19] !== ".")) || text[length - 1] !== "Z")
    return undefined;
  if (!text.startsWith(minute) || minute === "") {
    minute = text.slice(0, 17);
    minuteAt = MINUTE.test(minute) ? Date.parse(`${minute}00Z`) : Number.NaN;
  }
  const seconds = digits(text, 17, 19);
  const ms = isShort ? 0 : digits(text, 20, 23);
  const at = minuteAt + seconds * 1_000 + ms;
  return seconds < 60 && !Number.isNaN(at) ? at : undefined;
}

const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:$/;

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
