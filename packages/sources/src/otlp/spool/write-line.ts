import { type Json, scrub } from "@wheelhouse/core";
import type { Attributes } from "../decode/read-attributes.ts";
import type { Received } from "../decode/received.ts";
import { isContent, isNoise } from "../tables/content-keys.ts";
import type { SpoolLine } from "./spool-line.ts";

/** Attributes of a resource that are kept with all that comes from it. */
const FROM_RESOURCE = ["run.id", "process.working_directory", "cwd", "host.name"];

/** Shorter texts hold no secret. */
const SHORTEST_SECRET = 16;

/**
 * What was received as a line of the spool, without its end: what was said in the conversation is left out unless
 * `content`, and no text holds a secret.
 */
export function writeLine(
  received: Received,
  session: string | undefined,
  content: boolean,
): string {
  const { resource, attributes: said, ...rest } = received;
  const { service, version } = resource;
  const attributes = keptOf(said, content);
  for (const key of FROM_RESOURCE) {
    const value = resource.attributes.get(key);
    if (value !== undefined) attributes[key] ??= value;
  }
  const line: SpoolLine = { ...rest, service, version, session, attributes };
  return JSON.stringify(clean(line));
}

function keptOf(said: Attributes, content: boolean): Record<string, Json> {
  const kept: Record<string, Json> = {};
  for (const [key, value] of said)
    if (!isNoise(key) && (content || !isContent(key)))
      Object.defineProperty(kept, key, { value, enumerable: true, writable: true });
  return kept;
}

/** Most lines hold nothing of the kind, which one look at all their texts tells. */
function clean(line: SpoolLine): unknown {
  const texts: string[] = [];
  collect(line, texts);
  const all = texts.join("\n");
  return scrub(all) === all ? line : scrubbed(line);
}

function collect(value: unknown, texts: string[]): void {
  if (typeof value === "string") {
    if (value.length >= SHORTEST_SECRET) texts.push(value);
  } else if (Array.isArray(value)) for (const each of value) collect(each, texts);
  else if (typeof value === "object" && value !== null)
    for (const [key, each] of Object.entries(value)) {
      if (key.length >= SHORTEST_SECRET) texts.push(key);
      collect(each, texts);
    }
}

function scrubbed(value: unknown): unknown {
  if (typeof value === "string") return scrub(value);
  if (Array.isArray(value)) return value.map(scrubbed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [scrub(key), scrubbed(each)]),
  );
}
