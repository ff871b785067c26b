import type { JsonObject } from "@wheelhouse/core";
import { argumentText } from "./argument-text.ts";

/** A patch in the form of `apply_patch` that writes or edits one file. Pure. */
export function patchOf(role: "write" | "edit", given: JsonObject): string {
  const text = (key: string): string => argumentText(given, key);
  const marked = (mark: string, key: string): string[] =>
    text(key)
      .split("\n")
      .map((line) => `${mark}${line}`);
  const body =
    role === "write"
      ? [`*** Add File: ${text("path")}`, ...marked("+", "content")]
      : [`*** Update File: ${text("path")}`, "@@", ...marked("-", "old"), ...marked("+", "new")];
  return ["*** Begin Patch", ...body, "*** End Patch", ""].join("\n");
}
