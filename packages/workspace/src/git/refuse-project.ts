import { WheelhouseError } from "@wheelhouse/core";

/** Refuses a project: throws `project.unreadable` with its path, why, and what to do. */
export function refuseProject(
  path: string,
  why: string,
  hint = "Name another directory: --project DIR",
): never {
  throw new WheelhouseError("project.unreadable", `${path} ${why}.`, { hint });
}
