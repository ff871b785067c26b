import { createHash } from "node:crypto";
import { canonical, jsonSchema } from "@wheelhouse/core";

/** Names a tool call by its kind, name and input: the same call has the same fingerprint in every attempt. */
export function fingerprintOf(kind: string, name: string, input: unknown): string {
  const value = jsonSchema.safeParse(input).data ?? null;
  return createHash("sha256")
    .update(canonical([kind, name, value]))
    .digest("hex")
    .slice(0, 24);
}
