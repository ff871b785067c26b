import type { Json } from "../json.ts";
import { scrub } from "./scrub.ts";

/** The same value with every string in it scrubbed of secrets; names of members stay. Pure. */
export function scrubJson(value: Json): Json {
  if (typeof value === "string") return scrub(value);
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map(scrubJson);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, scrubJson(each)]));
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
