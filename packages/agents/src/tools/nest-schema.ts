import type { Json, JsonObject } from "@wheelhouse/core";

/** Where definitions live: consumers that know few references know these. */
const SHARED = ["$defs", "definitions"] as const;

/**
 * The schema of an object whose one member fits a given schema. References inside it keep their
 * meaning: shared definitions move to the root, all others are led to the member. Pure.
 */
export function nestSchema(member: string, schema: JsonObject): JsonObject {
  const inner: Record<string, Json> = {};
  const shared: Record<string, Json> = {};
  for (const [name, value] of Object.entries(schema)) {
    if (name === "$schema" || name === "$id") continue;
    const moved = redirected(value, `#/properties/${member}`);
    if (SHARED.some((each) => each === name)) shared[name] = moved;
    else inner[name] = name === "$ref" ? redirectedRef(value, `#/properties/${member}`) : moved;
  }
  return { type: "object", properties: { [member]: inner }, required: [member], ...shared };
}

function redirected(value: Json, base: string): Json {
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map((each) => redirected(each, base));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      name === "$ref" ? redirectedRef(each, base) : redirected(each, base),
    ]),
  );
}

function redirectedRef(ref: Json, base: string): Json {
  if (typeof ref !== "string") return redirected(ref, base);
  if (!ref.startsWith("#") || SHARED.some((name) => ref.startsWith(`#/${name}/`))) return ref;
  return `${base}${ref.slice(1)}`;
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
