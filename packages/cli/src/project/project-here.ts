import { existsSync } from "node:fs";
import { join } from "node:path";
import { findProject, type Project } from "./find-project.ts";

/** The repository that somebody stands in; any other directory is no project only because of that. */
export function projectHere(cwd: string): readonly Project[] {
  try {
    const project = findProject(undefined, cwd);
    return existsSync(join(project.path, ".git")) ? [project] : [];
  } catch {
    return [];
  }
}
