import type { RunObject } from "@wheelhouse/core";
import type { Repositories } from "@wheelhouse/sources";

/** Projects that a run touches, as far as they are known here: its own, and those of repositories that it names. */
export function touchedProjects(
  { project, observed }: Pick<RunObject, "project" | "observed">,
  repositories: Pick<Repositories, "list" | "projectOf">,
): ReadonlySet<string> {
  const known = new Set(repositories.list().map(({ id }) => id));
  const named = [
    project?.id,
    project?.path && repositories.projectOf(project.path),
    ...(observed?.repos ?? []).map(
      ({ repo, project_id }) => project_id ?? repositories.projectOf(repo),
    ),
  ];
  return new Set(named.filter((id) => id !== undefined).filter((id) => known.has(id)));
}
