import type { Json } from "@wheelhouse/core";
import { MOST_ATTRIBUTES, MOST_ITEMS, MOST_NAME, MOST_TEXT, MOST_VALUE_DEPTH } from "./limits.ts";
import { fieldOf, listOf, numberOf, objectOf, type RawObject, textOf } from "./raw.ts";

/** What a span, a record, a point or a resource says of itself, by key. */
export type Attributes = ReadonlyMap<string, Json>;

/** Attributes of OTLP; what is more or deeper than the limits is left out, and texts are cut. */
export function readAttributes(object: RawObject): Attributes {
  const attributes = new Map<string, Json>();
  for (const each of listOf(object, "attributes")) {
    if (attributes.size === MOST_ATTRIBUTES) break;
    const pair = objectOf(each);
    const key = textOf(pair, "key", MOST_NAME);
    const value = readValue(pair["value"], MOST_VALUE_DEPTH);
    if (key !== undefined && value !== null) attributes.set(key, value);
  }
  return attributes;
}

/** A value of any kind; null when it is none. */
export function readValue(given: unknown, depth: number): Json {
  const value = objectOf(given);
  const text = fieldOf(value, "stringValue");
  if (typeof text === "string") return text.slice(0, MOST_TEXT);
  const boolean = fieldOf(value, "boolValue");
  if (typeof boolean === "boolean") return boolean;
  const whole = numberOf(fieldOf(value, "intValue"));
  if (whole !== undefined) return whole;
  const fraction = numberOf(fieldOf(value, "doubleValue"));
  if (fraction !== undefined) return fraction;
  const bytes = fieldOf(value, "bytesValue");
  if (typeof bytes === "string") return bytes.slice(0, MOST_TEXT);
  if (depth === 0) return null;
  const items = fieldOf(value, "arrayValue");
  if (items !== undefined) return firstOf(items).map((each) => readValue(each, depth - 1));
  const pairs = fieldOf(value, "kvlistValue");
  if (pairs !== undefined) return mapOf(firstOf(pairs), depth);
  return null;
}

function firstOf(list: unknown): readonly unknown[] {
  return listOf(objectOf(list), "values").slice(0, MOST_ITEMS);
}

function mapOf(pairs: readonly unknown[], depth: number): Json {
  const map = new Map<string, Json>();
  for (const each of pairs) {
    const pair = objectOf(each);
    const key = textOf(pair, "key", MOST_NAME);
    if (key !== undefined) map.set(key, readValue(pair["value"], depth - 1));
  }
  return Object.fromEntries(map);
}
