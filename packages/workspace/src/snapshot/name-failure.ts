import { dirname } from "node:path";
import { messageOf, WheelhouseError } from "@wheelhouse/core";

/** What went wrong when a snapshot was written to `into`: a full or unwritable disk of ours, or a project that cannot be read. */
export function nameFailure(error: unknown, into: string): WheelhouseError {
  const message = messageOf(error);
  const home = dirname(into);
  if (/ENOSPC|EDQUOT|No space left|quota exceeded/i.test(message)) {
    const cause = `The disk of ${home} is full: the project could not be copied to it.`;
    const hint = "Free some space, then go on: wheelhouse resume";
    return new WheelhouseError("home.full", cause, { hint, cause: error });
  }
  if (error instanceof WheelhouseError) return error;
  if (isAbout(error, into)) {
    return new WheelhouseError("home.unwritable", `${home} cannot be written: ${message}`, {
      hint: "Name a data directory that you may write: --home DIR",
      cause: error,
    });
  }
  return new WheelhouseError("project.unreadable", `The project could not be copied: ${message}`, {
    hint: "Check what you may read there: ls -la",
    cause: error,
  });
}

/** A directory is only ever made on our side, and what fails to be made may be one above. */
function isAbout(error: unknown, into: string): boolean {
  if (!(error instanceof Error)) return false;
  const path = "path" in error ? String(error.path) : "";
  return path.startsWith(into) || ("syscall" in error && error.syscall === "mkdir");
}
