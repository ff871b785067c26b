import { oneLine } from "@wheelhouse/core";

/** Longest text of a row. */
const MOST = 400;
/** Members that say it in words, the most telling first. */
const TELLING = ["text", "title", "error", "reason", "message", "summary"] as const;

/** What a value says that says nothing. */
const SILENT: ReadonlySet<string> = new Set(["", "{}", "[]", "null", "undefined"]);

/**
 * What an event says, in one line. It looks at no type: an event of a later version is shown like all others.
 */
export function dataWords(data: unknown): string {
  if (!isRecord(data)) return oneLine(valueWords(data, MOST), MOST);
  const told = TELLING.find((name) => typeof data[name] === "string" && data[name] !== "");
  const parts = told === undefined ? [] : [valueWords(data[told], MOST)];
  let room = MOST - (parts[0]?.length ?? 0);
  for (const [name, value] of Object.entries(data)) {
    if (room <= 0) break;
    if (name === told) continue;
    const words = valueWords(value, room);
    if (SILENT.has(words)) continue;
    const part = `${name}: ${words}`;
    parts.push(part);
    room -= part.length;
  }
  return oneLine(parts.join(" · "), MOST);
}

/** No more of a value than is shown is ever written out: a tool's output may have megabytes. */
function valueWords(value: unknown, room: number): string {
  if (typeof value === "string") return value.slice(0, room);
  if (typeof value !== "object" || value === null) return String(value);
  const parts: string[] = [];
  let left = room;
  for (const [name, inner] of Object.entries(value)) {
    if (left <= 0) break;
    const words = valueWords(inner, left);
    if (SILENT.has(words)) continue;
    const part = Array.isArray(value) ? words : `${name}: ${words}`;
    parts.push(part);
    left -= part.length;
  }
  return Array.isArray(value) ? `[${parts.join(", ")}]` : `{${parts.join(", ")}}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
