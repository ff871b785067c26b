import type { JsonObject } from "@wheelhouse/core";

/** An argument as text; `otherwise` when it is absent or no text. Pure. */
export function argumentText(given: JsonObject, key: string, otherwise = ""): string {
  const value = given[key];
  return typeof value === "string" ? value : otherwise;
}
