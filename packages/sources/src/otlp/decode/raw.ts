import { LAST_TIME } from "@wheelhouse/core";

/** A JSON object of which nothing is known. */
export type RawObject = Readonly<Record<string, unknown>>;

/** The object that a value is; an empty one when it is none. */
export function objectOf(value: unknown): RawObject {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is RawObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A field by its name in JSON, or by its name in protobuf, which some exporters use: `traceId`, `trace_id`. */
export function fieldOf(object: RawObject, name: string): unknown {
  const value = object[name];
  return value === undefined ? object[snakeCase(name)] : value;
}

/** A list by its name; empty when it is none. */
export function listOf(object: RawObject, name: string): readonly unknown[] {
  const value = fieldOf(object, name);
  return Array.isArray(value) ? value : [];
}

/** A text by its name, cut to a length; undefined when it is none or empty. */
export function textOf(object: RawObject, name: string, most: number): string | undefined {
  const value = fieldOf(object, name);
  return typeof value === "string" && value !== "" ? value.slice(0, most) : undefined;
}

/** A number, or a text that is one, as 64-bit numbers are in JSON; undefined when it is none. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string" || value === "") return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** Wall clock in milliseconds of a time in nanoseconds; undefined when it is none or zero. */
export function timeOf(object: RawObject, name: string): number | undefined {
  const nanoseconds = numberOf(fieldOf(object, name));
  if (nanoseconds === undefined || nanoseconds <= 0) return undefined;
  // To the microsecond: a double holds no more of a time of today in nanoseconds.
  const ms = Math.round(nanoseconds / 1e3) / 1e3;
  // Who says a later time has no clock.
  return ms > LAST_TIME ? undefined : ms;
}

/** A trace id or a span id in lower case; undefined when it is none, or all zeros. */
export function idOf(object: RawObject, name: string, digits: 32 | 16): string | undefined {
  const value = fieldOf(object, name);
  if (typeof value !== "string" || value.length !== digits) return undefined;
  if (!/^[0-9a-f]+$/i.test(value) || /^0+$/.test(value)) return undefined;
  return value.toLowerCase();
}

const SNAKES = new Map<string, string>();

function snakeCase(name: string): string {
  const known = SNAKES.get(name);
  if (known !== undefined) return known;
  const snake = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  // Only names from our own code come here, so that it stays small.
  SNAKES.set(name, snake);
  return snake;
}
