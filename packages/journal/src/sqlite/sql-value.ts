import { WheelhouseError } from "@wheelhouse/core";
import type { SqlValue } from "./database.ts";

/** A column that is an integer; anything else means that the file is not what the format says. */
export function asInteger(value: SqlValue | undefined): number {
  return typeof value === "number" ? value : unexpected(value);
}

/** A column that is text. */
export function asText(value: SqlValue | undefined): string {
  return typeof value === "string" ? value : unexpected(value);
}

/** A column that is bytes. */
export function asBytes(value: SqlValue | undefined): Uint8Array {
  return value instanceof Uint8Array ? value : unexpected(value);
}

/** Refuses a value that the format does not have in its place. */
export function unexpected(value: SqlValue | undefined): never {
  throw new WheelhouseError(
    "journal.corrupt",
    `The journal has ${String(value)} in a wrong place.`,
    {
      hint: "Run `wheelhouse doctor` to see what is damaged.",
    },
  );
}
