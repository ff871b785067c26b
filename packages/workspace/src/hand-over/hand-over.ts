import { WheelhouseError } from "@wheelhouse/core";
import type { Clone } from "../clone/clone.ts";
import type { RepositoryPlace } from "../git/inspect-project.ts";
import { maybeGit } from "../git/maybe-git.ts";
import { refuseBranchName } from "../git/refuse-branch-name.ts";
import { commitOf } from "../commit/commit-of.ts";
import { headOf } from "../commit/commit-work.ts";
import { readMerging } from "../update/merging.ts";
import { createBranch } from "./create-branch.ts";
import { sendObjects } from "./send-objects.ts";
import { userRepository } from "./user-repository.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** What is handed over, and where. */
export interface HandOverOptions {
  /** The user's project; the one that the clone was made of when absent. */
  readonly project?: string | undefined;
  /** Name of the branch to make, such as `wheelhouse/12-faster-start`. */
  readonly branch: string;
  /** Where the name is taken by other work: the next one that is free, such as `…-2`, in place of a refusal. */
  readonly orNext?: boolean | undefined;
  /** Our last commit when absent. */
  readonly commit?: string | undefined;
  /** A person has seen what looks like secrets, and says that it is none. */
  readonly allowSecrets?: boolean | undefined;
}

/** A branch in the user's repository. */
export interface HandedOver {
  readonly branch: string;
  readonly commit: string;
}

/**
 * Hands work over as one new branch of the user's repository: the objects that it lacks, then the ref.
 *
 * *Contract*: nothing else there changes: no file, index, HEAD, configuration or other ref, and no hook
 * runs. Where only earlier commits have what looks like a secret, all of it is handed over as one commit. The ref is only ever created: one of that name with the same commit is the outcome of an earlier
 * call, which may have crashed anywhere; with another commit it is refused. Call it only with a person's
 * yes, or by a setting of theirs. Rejects with `run.state` when the name is taken, with what would be free;
 * with `run.secrets` for what looks like secrets; with `settings.invalid` for what is no name of a branch.
 */
export async function handOver(clone: Clone, options: HandOverOptions): Promise<HandedOver> {
  const { gitDir } = clone;
  await refuseBranchName(options.branch);
  const worked = await (options.commit === undefined
    ? headOf(clone)
    : commitOf(gitDir, options.commit));
  if (worked === clone.base)
    throw new WheelhouseError(
      "run.state",
      "There is no work to hand over: nothing was committed.",
      {
        hint: "See what the run did: wheelhouse show",
      },
    );
  if (readMerging(clone))
    throw new WheelhouseError(
      "run.state",
      "The branch that the work began from is being brought in, and not all conflicts are resolved.",
      { hint: "Send it back to the workers: they see what is left." },
    );
  const repository = await userRepository(clone, options.project ?? clone.project);
  const commit = options.allowSecrets === true ? worked : await withoutSecrets(clone, worked);
  const branch =
    options.orNext === true ? await freeName(repository, options.branch, commit) : options.branch;
  const ref = `refs/heads/${branch}`;
  const there = await refAt(repository, ref);
  if (there === commit) return { branch, commit };
  if (there !== undefined) await refuseTaken(repository, branch);
  await refuseCheckedOut(repository, branch);
  await sendObjects(clone, commit, repository);
  const said = await createBranch(repository, { branch, commit });
  if (said === undefined) return { branch, commit };
  const now = await refAt(repository, ref);
  if (now === commit) return { branch, commit };
  if (now !== undefined) await refuseTaken(repository, branch);
  // A branch `a` and a branch `a/b` cannot both be.
  throw new WheelhouseError("run.state", `The branch ${branch} could not be made: ${said}`, {
    hint: "Name another branch, or take the work as a patch.",
  });
}

async function refAt({ commonDir }: RepositoryPlace, ref: string): Promise<string | undefined> {
  return maybeGit(["rev-parse", "--verify", "--quiet", ref], { gitDir: commonDir });
}

/** The first name of `branch`, `branch-2` and so on that nothing has, or that has this very commit. */
async function freeName(
  repository: RepositoryPlace,
  branch: string,
  commit?: string,
): Promise<string> {
  for (let count = 1; ; count++) {
    const name = count === 1 ? branch : `${branch}-${count}`;
    const there = await refAt(repository, `refs/heads/${name}`);
    if (there === undefined || there === commit) return name;
  }
}

async function refuseTaken(repository: RepositoryPlace, branch: string): Promise<never> {
  throw new WheelhouseError(
    "run.state",
    `There is a branch ${branch} already, with other work: it stays as it is.`,
    { hint: `Name another one, such as ${await freeName(repository, branch)}` },
  );
}

/** A branch without a commit may be what a working tree stands on; to make it would change what is checked out there. */
async function refuseCheckedOut({ commonDir }: RepositoryPlace, branch: string): Promise<void> {
  const text =
    (await maybeGit(["worktree", "list", "--porcelain", "-z"], { gitDir: commonDir })) ?? "";
  if (!text.split("\0").includes(`branch refs/heads/${branch}`)) return;
  throw new WheelhouseError("run.state", `A working tree of yours stands on ${branch}.`, {
    hint: "Name another branch, or check out another one there.",
  });
}
