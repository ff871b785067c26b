import type { ProjectPage } from "@wheelhouse/core";
import type { Served } from "../server-deps.ts";
import { knownProjects, projectNamed } from "./known-projects.ts";

/** A project's page; one without a repository that was looked at has no more than its place. Throws `project.unknown`. */
export async function projectPage(deps: Served, key: string): Promise<ProjectPage> {
  const page = await deps.repositories.page(key);
  if (page) return page;
  const { id } = await projectNamed(deps, key);
  const found = (await knownProjects(deps)).find((project) => project.id === id);
  if (!found) throw new Error(`project ${id} is known and is not`);
  const { name, path, status } = found;
  return { id, key: id, name, path, status, repository: null, commits: [] };
}
