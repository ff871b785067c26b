import { LAST_TIME } from "@wheelhouse/core";
import type { Translated } from "../log-format.ts";

/** An object of a line, of which nothing is known yet. */
export type Fields = { readonly [key: string]: unknown };

/** A line taken apart: its object, or what it means that it is none. */
export type JsonLine = { readonly fields: Fields } | { readonly instead: Translated };

const NOTHING: JsonLine = { instead: { events: [] } };

/** Takes a line apart. An empty one means nothing; whatever is no JSON object is a problem. Never throws. Pure. */
export function readJsonLine(text: string): JsonLine {
  if (text.trim() === "") return NOTHING;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { instead: { events: [], problem: "is no JSON" } };
  }
  const fields = fieldsOf(value);
  return fields ? { fields } : { instead: { events: [], problem: "is no JSON object" } };
}

/** The value, if it is an object. Pure. */
export function fieldsOf(value: unknown): Fields | undefined {
  return isFields(value) ? value : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value, if it is a text that says something. Pure. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The value, if it is a whole number from 0. Pure. */
export function countOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** The objects of a list; none for what is no list. Pure. */
export function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** Wall clock in milliseconds of an ISO time or a number of milliseconds; undefined for anything else. Pure. */
export function timeOf(value: unknown): number | undefined {
  const time = typeof value === "string" ? Date.parse(value) : value;
  return typeof time === "number" && time > 0 && time <= LAST_TIME ? time : undefined;
}
