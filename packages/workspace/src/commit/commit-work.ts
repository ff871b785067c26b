import type { Clone } from "../clone/clone.ts";
import { HEAD_REF } from "../clone/our-git-dir.ts";
import { mustGit } from "../git/must-git.ts";
import { keepLaid, laidIn } from "../update/laid.ts";
import { readMerging } from "../update/merging.ts";
import { commitOf } from "./commit-of.ts";
import { keepCommit } from "./keep-commit.ts";
import { treeOfCommit } from "./known-trees.ts";
import { inWords } from "./left-out.ts";
import { messageOf } from "./message-of.ts";
import { refInFile } from "./ref-in-file.ts";
import { serially } from "./serially.ts";
import { KEEP, takeTree } from "./take-tree.ts";

/** Who a commit is by. */
export interface Author {
  readonly name: string;
  readonly email: string;
}

/** What a commit of ours says. */
export interface CommitOptions {
  readonly message: string;
  /** Name → value, such as `Wheelhouse-Run`: the last lines of the message. */
  readonly trailers?: Readonly<Record<string, string>> | undefined;
  readonly author?: Author | undefined;
  /** When, in milliseconds since 1970; now when absent. */
  readonly atMs?: number | undefined;
}

/** Work that was committed, or that there was none. */
export type Committed =
  | {
      readonly unchanged: false;
      readonly commit: string;
      readonly parent: string;
      /** Git's name of all files: the same for the same files. */
      readonly tree: string;
      readonly files: number;
      /** Lines. */
      readonly added: number;
      readonly removed: number;
      /** What is in the tree and was not taken: `path: why`. */
      readonly leftOut: readonly string[];
    }
  | {
      readonly unchanged: true;
      /** The head, which stays. */
      readonly commit: string;
      readonly tree: string;
      readonly leftOut: readonly string[];
    };

const US: Author = { name: "Wheelhouse", email: "wheelhouse@localhost" };

/**
 * Takes everything in a clone's tree but ignored and carried files into a commit of our own git directory,
 * on top of its head. Whatever lies there is data: repositories in it are files, links are kept and not
 * followed, no hook, filter or monitor runs, and what cannot be taken is left out and told.
 *
 * *Contract*: durable when it resolves. The tree is not changed. Called again without a change it commits
 * nothing. While a merge waits to be settled, the commit has both sides as its parents, and takes the place of
 * the last one, which is its `parent` here. Nobody else may write to the tree meanwhile; who does anyway cannot
 * have anything committed that lies outside of it.
 */
export function commitWork(clone: Clone, options: CommitOptions): Promise<Committed> {
  return serially(clone.gitDir, async () => {
    const { gitDir } = clone;
    const parent = await headOf(clone);
    const { tree, leftOut: rest } = await takeTree(clone);
    const leftOut = inWords(rest);
    if (tree === (await treeOf(gitDir, parent)))
      return { unchanged: true, commit: parent, tree, leftOut };
    // Until a merge is settled, what is done about it is one commit with both sides before it.
    const merging = readMerging(clone);
    const parents = merging?.parents ?? [parent];
    const commit = await writeCommit(gitDir, { tree, parents, ...options });
    if (merging) await keepLaid(gitDir, commit, merging.laid);
    if (merging && parent !== merging.laid) await keepCommit(gitDir, parent);
    await mustGit([...KEEP, "update-ref", HEAD_REF, commit, parent], { gitDir });
    return {
      unchanged: false,
      commit,
      parent,
      tree,
      leftOut,
      ...(await countLines(gitDir, parent, commit)),
    };
  });
}

/** The last commit of ours; the base when there is none yet. Does not look at the tree. */
export async function headOf({ gitDir }: Pick<Clone, "gitDir">): Promise<string> {
  const head = refInFile(gitDir, HEAD_REF);
  if (head !== undefined) return head;
  return (await mustGit(["rev-parse", "--verify", HEAD_REF], { gitDir })).trim();
}

export function treeOf(gitDir: string, commit: string): Promise<string> {
  const args = ["rev-parse", "--verify", `${commit}^{tree}`];
  return treeOfCommit(commit, async () => (await mustGit(args, { gitDir })).trim());
}

/** Writes a commit that no ref names yet. */
export async function writeCommit(
  gitDir: string,
  {
    tree,
    parents,
    message,
    trailers = {},
    author = US,
    atMs = Date.now(),
  }: CommitOptions & { readonly tree: string; readonly parents: readonly string[] },
): Promise<string> {
  const when = `${Math.floor(atMs / 1000)} +0000`;
  const input = messageOf(message, trailers);
  const names = {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_AUTHOR_DATE: when,
    GIT_COMMITTER_NAME: US.name,
    GIT_COMMITTER_EMAIL: US.email,
    GIT_COMMITTER_DATE: when,
  };
  const args = [
    ...KEEP,
    "commit-tree",
    "--no-gpg-sign",
    tree,
    ...parents.flatMap((each) => ["-p", each]),
  ];
  return (await mustGit(args, { gitDir, input, env: names })).trim();
}

/**
 * What a commit of ours has taken; of one that brought a branch in, what was done beside putting both sides together. Throws
 * `run.state` for what is no commit of the clone.
 */
export async function workOf(
  { gitDir }: Pick<Clone, "gitDir">,
  name: string,
): Promise<Omit<Extract<Committed, { unchanged: false }>, "unchanged" | "leftOut">> {
  const commit = await commitOf(gitDir, name);
  const parent = (await laidIn(gitDir)).get(commit) ?? (await commitOf(gitDir, `${commit}^`));
  const tree = await treeOf(gitDir, commit);
  return { commit, parent, tree, ...(await countLines(gitDir, parent, commit)) };
}

async function countLines(
  gitDir: string,
  from: string,
  to: string,
): Promise<{ files: number; added: number; removed: number }> {
  const text = await mustGit(["diff-tree", "-r", "--numstat", "--no-renames", "-z", from, to], {
    gitDir,
  });
  const counts = text.split("\0").flatMap((field) => {
    const [, added, removed] = /^(\d+|-)\t(\d+|-)\t/.exec(field) ?? [];
    return added === undefined
      ? []
      : [{ added: Number(added) || 0, removed: Number(removed) || 0 }];
  });
  return {
    files: counts.length,
    added: counts.reduce((sum, count) => sum + count.added, 0),
    removed: counts.reduce((sum, count) => sum + count.removed, 0),
  };
}
