import { maybeGit } from "./maybe-git.ts";

/** The branch that others are compared with. */
export interface DefaultBranch {
  /** As people call it, such as `origin/main`. */
  readonly name: string;
  /** Where it stands here and at the remote: a local copy may be older or newer than the remote's. */
  readonly commits: readonly string[];
}

const USUAL = ["main", "master", "trunk", "develop", "default"];
const REMOTES = ["origin", "upstream"];

/**
 * Finds a repository's default branch: the one that a remote's HEAD names, else the one that new
 * repositories of this user get, else a usual name. When HEAD is that very branch, only the remote's
 * counts: a branch has nothing of its own against itself.
 */
export async function findDefaultBranch(
  cwd: string,
  {
    branch,
    configured,
  }: { readonly branch: string | undefined; readonly configured: string | undefined },
): Promise<DefaultBranch | undefined> {
  const listing = await maybeGit(
    ["for-each-ref", "--format=%(refname)%00%(symref)", "refs/remotes/*/HEAD"],
    { cwd },
  );
  const heads = (listing ?? "")
    .split("\n")
    .flatMap((line) => {
      const [, remote, name] = /\0refs\/remotes\/([^/]+)\/(.+)$/.exec(line) ?? [];
      return remote === undefined || name === undefined ? [] : [{ remote, name }];
    })
    .sort((a, b) => rank(a.remote) - rank(b.remote));
  const names = [
    ...heads,
    ...[...(configured === undefined ? [] : [configured]), ...USUAL].flatMap((name) =>
      REMOTES.map((remote) => ({ remote, name })),
    ),
  ];
  const commitOf = (ref: string): Promise<string | undefined> =>
    maybeGit(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`], { cwd });
  for (const { remote, name } of names) {
    const theirs = await commitOf(`refs/remotes/${remote}/${name}`);
    const ours = await commitOf(`refs/heads/${name}`);
    if (theirs === undefined && ours === undefined) continue;
    const own = branch === name && theirs !== undefined ? undefined : ours;
    return {
      name: theirs === undefined ? name : `${remote}/${name}`,
      commits: [theirs, own].filter((commit) => commit !== undefined),
    };
  }
  return undefined;
}

function rank(remote: string): number {
  const at = REMOTES.indexOf(remote);
  return at < 0 ? REMOTES.length : at;
}
