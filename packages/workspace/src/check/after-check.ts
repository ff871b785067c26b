import { dirname } from "node:path";
import { readKept } from "../snapshot/take-snapshot.ts";
import type { AfterCheck, Snapshot } from "../workspace.ts";
import { fingerprintOf } from "./fingerprint.ts";

/** Most paths that are named. */
const MAX_NAMED = 20;

/** Compares a snapshot with what it was when it was finished: every file's size, time and mode, and what steers its git. */
export function afterCheck(snapshot: Pick<Snapshot, "path">): AfterCheck {
  const into = dirname(snapshot.path);
  const kept = readKept(into);
  if (!kept) return { clean: false, changes: ["the snapshot is gone"] };
  const before = kept.fingerprint;
  const now = fingerprintOf(snapshot.path, `${into}/git`);
  const changes: string[] = [];
  for (const [path, was] of Object.entries(before.files)) {
    const is = now.files[path];
    if (!is) changes.push(`${path} (removed)`);
    else if (is.some((value, index) => value !== was[index])) changes.push(path);
  }
  for (const path of Object.keys(now.files))
    if (!before.files[path]) changes.push(`${path} (added)`);
  if (now.git !== before.git) changes.push("git configuration, hooks or refs");
  return { clean: changes.length === 0, changes: changes.slice(0, MAX_NAMED) };
}
