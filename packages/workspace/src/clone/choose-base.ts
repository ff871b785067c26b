import { maybeGit } from "../git/maybe-git.ts";
import type { ProjectPlace, RepositoryPlace } from "../git/inspect-project.ts";
import { refuseProject } from "../git/refuse-project.ts";

/** Where work begins. */
export interface ChosenBase {
  readonly repository: RepositoryPlace;
  readonly commit: string;
  /** Full name of the branch; null when it was named as a commit, or HEAD is detached. */
  readonly ref: string | null;
}

/** Finds the commit that work begins at. Throws `project.unreadable` when there is none, and says what to do. */
export async function chooseBase(
  { path, repository }: ProjectPlace,
  wanted: string | undefined,
): Promise<ChosenBase> {
  if (!repository)
    return refuseProject(
      path,
      "is no git repository, and work is handed over as a branch of one",
      "Make it one: git init && git add -A && git commit -m first",
    );
  const cwd = repository.top;
  const commitOf = (name: string): Promise<string | undefined> =>
    maybeGit(["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`], { cwd });
  if (wanted === undefined) {
    const { head, branch } = repository;
    if (head !== undefined)
      return {
        repository,
        commit: head,
        ref: branch === undefined ? null : `refs/heads/${branch}`,
      };
    return refuseProject(
      path,
      "has no commit yet, and work begins at one",
      "Make the first one: git add -A && git commit -m first",
    );
  }
  for (const ref of [`refs/heads/${wanted}`, `refs/remotes/${wanted}`, wanted]) {
    const commit = await commitOf(ref);
    if (commit !== undefined)
      return { repository, commit, ref: ref.startsWith("refs/") ? ref : null };
  }
  return refuseProject(
    path,
    `has no branch or commit ${JSON.stringify(wanted)}`,
    "Name one that is there: git branch --all",
  );
}
