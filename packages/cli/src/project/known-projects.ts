import { isAbsolute } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import { inspectProject } from "@wheelhouse/workspace";
import { z } from "zod";
import { knownProjectsPath } from "../home/home-paths.ts";
import { readPrivateJson, writePrivateJson } from "../home/private-json.ts";
import { findProject, type Project } from "./find-project.ts";

const fileSchema = z.array(z.object({ id: z.string(), path: z.string() }));

/** Directories that a person has made known, the oldest first. They may be gone. */
export function addedProjects(home: string): readonly Project[] {
  return readPrivateJson(knownProjectsPath(home), fileSchema, []);
}

/**
 * Makes a directory known, over restarts too. Throws `usage` for a path that depends on where one
 * stands, and `project.unreadable` for whatever runs could not look at.
 */
export async function addProject(home: string, path: string): Promise<Project> {
  if (!isAbsolute(path) || path.includes("\0"))
    throw new WheelhouseError("usage", `${JSON.stringify(path)} is not an absolute path.`, {
      hint: "Name the directory from the top: /home/ann/orders",
    });
  // What is refused here would be refused at the start of a run.
  const place = await inspectProject(path);
  const project = findProject(place.path, place.path);
  const known = addedProjects(home);
  if (!known.some(({ id }) => id === project.id))
    writePrivateJson(knownProjectsPath(home), [...known, project]);
  return project;
}
