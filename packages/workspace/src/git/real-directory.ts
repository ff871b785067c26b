import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { messageOf, WheelhouseError } from "@wheelhouse/core";
import { refuseProject } from "./refuse-project.ts";

/** The real path of a directory that may be read; throws `project.unreadable` for anything else. */
export function realDirectory(project: string): string {
  const path = resolve(project);
  if (project.includes("\0"))
    return refuseProject(path, "is no path: it has a NUL character in it");
  try {
    const real = realpathSync(path);
    if (!statSync(real).isDirectory())
      return refuseProject(path, "is not a directory", "Name a directory: --project DIR");
    accessSync(join(real, "."), constants.R_OK | constants.X_OK);
    return real;
  } catch (error) {
    if (error instanceof WheelhouseError) throw error;
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT")
      return refuseProject(path, "does not exist", "Name a directory that exists: --project DIR");
    if (code === "EACCES" || code === "EPERM")
      return refuseProject(
        path,
        "may not be read by you",
        "Change its permissions, or name another directory: --project DIR",
      );
    return refuseProject(path, `cannot be read: ${messageOf(error)}`);
  }
}
