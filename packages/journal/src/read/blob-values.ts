import { WheelhouseError, messageOf, type Json } from "@wheelhouse/core";
import { Lru } from "../lru.ts";

/** Bytes of JSON whose values are kept; a value takes a few times as much memory. */
const KEPT_BYTES = 8 * 1024 * 1024;

/**
 * The parsed values of blobs, each parsed once while it is in use: a thousand runs that share a
 * plan share one value. It is frozen, because it is shared.
 */
export function createBlobValues(
  blob: (hash: string) => Uint8Array | undefined,
): (hash: string) => Json {
  const kept = new Lru<string, Json>(KEPT_BYTES);
  return (hash) => {
    const known = kept.get(hash);
    if (known !== undefined) return known;
    const bytes = blob(hash);
    const value = parse(hash, bytes);
    kept.set(hash, value, bytes?.byteLength);
    return value;
  };
}

function parse(hash: string, bytes: Uint8Array | undefined): Json {
  try {
    if (bytes === undefined) throw new Error("it is missing");
    return deepFreeze(JSON.parse(Buffer.from(bytes).toString()));
  } catch (error) {
    throw new WheelhouseError(
      "journal.corrupt",
      `An event has its data in the blob ${hash}, which cannot be read: ${messageOf(error)}.`,
      { hint: "Run `wheelhouse doctor` to see what is damaged.", cause: error },
    );
  }
}

function deepFreeze(value: Json): Json {
  if (typeof value !== "object" || value === null) return value;
  for (const member of Object.values(value)) deepFreeze(member);
  return Object.freeze(value);
}
