import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CapabilityRecord, capabilityRecordSchema } from "../record.ts";

/** Where the records of the pinned versions are kept. */
export const RECORDS = fileURLToPath(new URL("../records/", import.meta.url));

/** Reads the records of a directory, by agent; none when there is no such directory. Throws a ZodError for one that is not valid. */
export function readRecords(directory: string = RECORDS): readonly CapabilityRecord[] {
  let names: string[];
  try {
    names = readdirSync(directory);
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => {
      const json: unknown = JSON.parse(readFileSync(join(directory, name), "utf8"));
      return capabilityRecordSchema.parse(json);
    });
}
