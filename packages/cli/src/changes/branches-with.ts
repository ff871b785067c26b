import { type Clone, handedAs, inspectProject, ourGit } from "@wheelhouse/workspace";

/** Where the work of a clone is in the user's repository. */
export interface KeptIn {
  /** The branch that it was handed over as; null while there is none that has it. */
  readonly branch: string | null;
  /** Other branches that have it: it was merged. */
  readonly others: readonly string[];
}

const HEADS = "refs/heads/";

/** The branches of the user's repository that have a commit of a clone, or all of it as one commit; none where that repository is gone. Only reads. */
export async function branchesWith(clone: Clone, commit: string): Promise<KeptIn> {
  const { repository } = await inspectProject(clone.project).catch(() => ({
    repository: undefined,
  }));
  if (!repository) return { branch: null, others: [] };
  const own = await branchesIn(repository.commonDir, commit);
  const names =
    own.length > 0 ? own : await branchesIn(repository.commonDir, await handedAs(clone, commit));
  return {
    branch: names.find((name) => name === clone.branch) ?? null,
    others: names.filter((name) => name !== clone.branch),
  };
}

async function branchesIn(gitDir: string, commit: string): Promise<string[]> {
  const args = ["for-each-ref", `--contains=${commit}`, "--format=%(refname)", HEADS];
  // A commit that is not there is in no branch, and git says so by failing.
  const { code, stdout } = await ourGit(args, { gitDir });
  const names = code === 0 ? stdout.split("\n").filter((line) => line.startsWith(HEADS)) : [];
  return names.map((name) => name.slice(HEADS.length));
}
