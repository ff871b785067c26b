import type { ChangeFlag } from "../wire/changes-object.ts";

/** What a machine has noticed about a changed file, as a person reads it. */
export const CHANGE_FLAG_WORDS: Readonly<Record<ChangeFlag, string>> = {
  secret: "secret: blocks the hand-over",
  "test-deleted": "test deleted",
  "test-skipped": "test skipped",
  mode: "mode changed",
  large: "large",
  symlink: "symbolic link",
};

const GRAVE: ReadonlySet<ChangeFlag> = new Set(["secret", "test-deleted", "test-skipped"]);

/** Whether a flag says that somebody has to look before the change is taken; the others only tell. */
export function isGraveFlag(flag: ChangeFlag): boolean {
  return GRAVE.has(flag);
}
