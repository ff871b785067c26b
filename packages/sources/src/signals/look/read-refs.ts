import type { GitOptions } from "@wheelhouse/workspace";
import { said } from "./read-tree.ts";

/** A local branch that has something of its own. */
export interface Branch {
  readonly name: string;
  /** Wall clock in ms of its last commit. */
  readonly at: number;
}

/** What the branches of a repository look like. */
export interface Refs {
  /** Name of the default branch; undefined when there is none to be told. */
  readonly defaultBranch: string | undefined;
  /** Local branches that are not merged into it. */
  readonly unmerged: readonly Branch[];
}

const ORIGIN = "refs/remotes/origin/";
const HEADS = "refs/heads/";
const USUAL = ["main", "master"];

/** Looks at branches: at most two runs of git. */
export async function readRefs(options: GitOptions): Promise<Refs> {
  const listing = await said(
    [
      "for-each-ref",
      "--format=%(refname)%00%(objectname)%00%(committerdate:unix)%00%(symref)",
      "refs/heads",
      `${ORIGIN}HEAD`,
      ...USUAL.map((name) => `${ORIGIN}${name}`),
    ],
    options,
  );
  const refs = listing.split("\n").flatMap((line) => {
    const [name, hash = "", at = "", target = ""] = line.split("\0");
    return name ? [{ name, hash, at: Number(at) * 1000, target }] : [];
  });
  const named = refs.find(({ name }) => name === `${ORIGIN}HEAD`);
  const has = (name: string): boolean =>
    refs.some((ref) => ref.name === `${HEADS}${name}` || ref.name === `${ORIGIN}${name}`);
  const defaultBranch = named?.target.startsWith(ORIGIN)
    ? named.target.slice(ORIGIN.length)
    : USUAL.find(has);
  if (defaultBranch === undefined) return { defaultBranch, unmerged: [] };
  // The default branch may have gone on here or there; what is in either is merged.
  const bases = new Set(
    refs
      .filter(({ name }) => name === `${HEADS}${defaultBranch}` || name.startsWith(ORIGIN))
      .filter(
        ({ name }) =>
          !USUAL.some((usual) => usual !== defaultBranch && name === `${ORIGIN}${usual}`),
      )
      .map(({ hash }) => hash),
  );
  const others = refs.filter(
    ({ name, hash }) =>
      name.startsWith(HEADS) && name !== `${HEADS}${defaultBranch}` && !bases.has(hash),
  );
  if (others.length === 0) return { defaultBranch, unmerged: [] };
  const unmerged = new Set(
    (
      await said(
        [
          "for-each-ref",
          "--format=%(refname)",
          ...[...bases].map((hash) => `--no-merged=${hash}`),
          "refs/heads",
        ],
        options,
      )
    ).split("\n"),
  );
  return {
    defaultBranch,
    unmerged: others
      .filter(({ name }) => unmerged.has(name))
      .map(({ name, at }) => ({ name: name.slice(HEADS.length), at })),
  };
}
