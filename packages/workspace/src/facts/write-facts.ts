import { renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Facts, Snapshot } from "../workspace.ts";

/** Writes facts beside the snapshot's files, never among them, and returns where. A reader sees all of them or none. */
export function writeFacts(snapshot: Pick<Snapshot, "path">, facts: Facts): string {
  const file = join(dirname(snapshot.path), "facts.json");
  writeFileSync(`${file}.new`, JSON.stringify(facts));
  renameSync(`${file}.new`, file);
  return file;
}
