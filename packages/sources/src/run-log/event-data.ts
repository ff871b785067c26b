import type { Json } from "@wheelhouse/core";
import type { LogLine, LogObject } from "./log-line.ts";

/** Data of an event while it is made. */
export type EventData = { [key: string]: Json };

/**
 * Adds what any line may say to an event's data: `msg`, `level`, `actor`, and as `more` what is left of it when the
 * fields that were `said` are taken out.
 */
export function withRest(data: EventData, line: LogLine, said: ReadonlySet<string>): EventData {
  const { msg, level, actor, rest } = line;
  if (msg !== undefined && !("text" in data)) data["msg"] = msg;
  if (level !== undefined) data["level"] = level;
  if (actor !== undefined) data["actor"] = actor;
  if (rest === undefined && line.data === undefined) return data;
  const others = rest && leftOf(rest, said);
  const left = line.data && leftOf(line.data, said, rest);
  if (others !== undefined || left !== undefined)
    data["more"] = left === undefined ? { ...others } : { ...others, data: left };
  return data;
}

/** What was not said of an object; what was said in its place by `before` is left over too. */
function leftOf(
  given: LogObject,
  said: ReadonlySet<string>,
  before?: LogObject,
): EventData | undefined {
  let left: EventData | undefined;
  for (const name in given) {
    const value = given[name];
    if (value === undefined || name === "__proto__") continue;
    if (!said.has(name) || (before !== undefined && before[name] !== undefined))
      (left ??= {})[name] = value;
  }
  return left;
}

/** An object without what is undefined. */
export function present(data: LogObject): EventData {
  const kept: EventData = {};
  for (const name in data) {
    const value = data[name];
    if (value !== undefined && name !== "__proto__") kept[name] = value;
  }
  return kept;
}
