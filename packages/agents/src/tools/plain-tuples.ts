import type { Json, JsonObject } from "@wheelhouse/core";

/**
 * The same schema with each tuple as a list of its length. Agents hold what their model hands in against the schema
 * before we see it, and older readers take `items: false` beside `prefixItems` for "no entry at all": every tuple is
 * refused then. What comes through is held against the exact schema afterwards. A schema with references into its
 * tuples stays as it is. Pure.
 */
export function plainTuples(schema: JsonObject): JsonObject {
  return JSON.stringify(schema).includes("/prefixItems/") ? schema : plainObject(schema);
}

function plainObject(schema: JsonObject): JsonObject {
  const { prefixItems, items, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, plain(value)]),
  );
  if (!isList(prefixItems))
    return {
      ...rest,
      ...(items === undefined ? {} : { items }),
      ...(prefixItems === undefined ? {} : { prefixItems }),
    };
  const closed = items === false;
  const kinds = [...prefixItems, ...(isSchema(items) ? [items] : [])].filter(
    (kind, at, all) =>
      all.findIndex((each) => JSON.stringify(each) === JSON.stringify(kind)) === at,
  );
  const [only, ...others] = kinds;
  // What may follow without a schema may be anything.
  const open = !closed && !isSchema(items);
  return {
    ...rest,
    ...(only === undefined || open ? {} : { items: others.length === 0 ? only : { anyOf: kinds } }),
    ...(closed ? { maxItems: prefixItems.length, ...limitOf(rest["maxItems"]) } : {}),
  };
}

const limitOf = (maxItems: Json | undefined): JsonObject =>
  typeof maxItems === "number" ? { maxItems } : {};

function plain(value: Json): Json {
  if (isList(value)) return value.map(plain);
  return isSchema(value) ? plainObject(value) : value;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isSchema(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
