import { WheelhouseError } from "@wheelhouse/core";
import type { RepositoryPlace } from "../git/inspect-project.ts";
import { inspectProject } from "../git/inspect-project.ts";
import type { Clone } from "../clone/clone.ts";

/** The user's repository that a clone was made of. Throws `project.unreadable` when it is none any more, or another one. */
export async function userRepository(clone: Clone, project: string): Promise<RepositoryPlace> {
  const { repository } = await inspectProject(project);
  if (repository && repository.objectFormat === clone.objectFormat) return repository;
  throw new WheelhouseError(
    "project.unreadable",
    `${project} is not the repository that the work was done for.`,
    { hint: "Name the project of the run, or take the work as a patch." },
  );
}
