import { type Json, type JsonObject, jsonSchema } from "@wheelhouse/core";

/** Longest text that is kept: what the agent tells its model is its maker's, and none of our business. */
const MOST = { spoken: 480, told: 60 } as const;
const MOST_ENTRIES = 2;
/** Lines of the conversation: of their texts more is kept, and all entries of their lists. */
const SPOKEN = new Set(["user", "assistant", "tool_result", "response_item", "event_msg"]);

/** A line of a session file as it would be on another machine, and short. Pure. */
export function withoutMachine(line: string, directory: string): string {
  const dashed = directory.replaceAll(/[^A-Za-z0-9]/g, "-");
  const elsewhere = line
    .replaceAll(`${directory}/home`, "/home/ann")
    .replaceAll(directory, "/home/ann")
    .replaceAll(dashed, "-home-ann")
    .replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:4000")
    .replaceAll(/"osVersion":"[^"]*"/g, '"osVersion":"Linux 6.1.0"');
  const parsed = jsonSchema.parse(JSON.parse(elsewhere));
  return JSON.stringify(shortened(parsed, isSpoken(parsed)));
}

function isSpoken(line: Json): boolean {
  if (!isObject(line)) return false;
  const { type, payload } = line;
  if (isObject(payload) && payload["role"] === "developer") return false;
  return typeof type === "string" && SPOKEN.has(type);
}

function shortened(value: Json, spoken: boolean): Json {
  if (typeof value === "string") {
    const most = spoken ? MOST.spoken : MOST.told;
    return value.length > most ? `${value.slice(0, most)}…` : value;
  }
  if (Array.isArray(value)) {
    const entries: readonly Json[] = value;
    return (spoken ? entries : entries.slice(0, MOST_ENTRIES)).map((each) =>
      shortened(each, spoken),
    );
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, shortened(each, spoken)]),
  );
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
