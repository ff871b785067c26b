import { lstatSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RepositoryPlace } from "../git/inspect-project.ts";
import { mustGit } from "../git/must-git.ts";
import { liesIn, readPlain, textOf } from "../git/read-plain.ts";
import { saysItself } from "../git/user-settings.ts";

/** The last commit of ours. */
export const HEAD_REF = "refs/wheelhouse/head";
/** Where the work began. */
export const BASE_REF = "refs/wheelhouse/base";
/** What was handed over in place of the head: the same files, by a history of one commit. */
export const HANDED_REF = "refs/wheelhouse/handed";
/** Work that is kept although no commit of the head leads to it: a number each. */
export const KEPT_REFS = "refs/wheelhouse/kept/";

/**
 * Files are what git stores of them: no conversion of line ends, no filter, no encoding. A file is
 * shown in a change, and merged, by what it is and not by what an agent says of it in `.gitattributes`.
 */
const ATTRIBUTES =
  "* -text -eol -filter -ident -working-tree-encoding !diff !merge !conflict-marker-size\n";

/** What is ignored besides, beside our git directory's own list. */
const UNSEEN = "exclude-unseen";

/** Makes the git directory that our commits go to. It has a configuration of its own and none of the user's. */
export async function createOurGitDir(gitDir: string, repository: RepositoryPlace): Promise<void> {
  const { commonDir, objectFormat } = repository;
  const format = `--object-format=${objectFormat}`;
  await mustGit(["init", "--quiet", "--bare", "--template=", format, gitDir]);
  for (const directory of ["info", "objects/info"])
    mkdirSync(join(gitDir, directory), { recursive: true });
  writeFileSync(join(gitDir, "info", "attributes"), ATTRIBUTES);
  await ignoreAlike(gitDir, repository);
  // Relative, so that a clone may be built in one place and moved to another.
  writeFileSync(join(gitDir, "objects", "info", "alternates"), "../../objects\n");
  // The agent gets a copy of it: no link of a repository's is followed to what else the user has.
  const shallow = join(commonDir, "shallow");
  if (lstatSync(shallow, { throwIfNoEntry: false })?.isFile() === true)
    writeFileSync(join(gitDir, "shallow"), readPlain(shallow) ?? "");
}

/**
 * What the user's git ignores here is ignored for as long as the clone lives, whatever becomes of their files.
 * `info/exclude` is what the agent's git gets too. A repository may name any file of the user's as such a list, by
 * its own settings or by a link: what lies outside of it is for our git alone.
 */
async function ignoreAlike(
  gitDir: string,
  { top, commonDir, settings }: RepositoryPlace,
): Promise<void> {
  const named = settings.get("core.excludesfile");
  const own = join(commonDir, "info", "exclude");
  const isUsers = named !== undefined && !(await saysItself(top, "core.excludesfile"));
  const isSeen = (file: string): boolean =>
    (file === named && isUsers) || liesIn(file, top) || liesIn(file, commonDir);
  const files = named === undefined ? [own] : [named, own];
  const listOf = (wanted: boolean): string =>
    files
      .filter((file) => isSeen(file) === wanted)
      .map(textOf)
      .join("\n");
  writeFileSync(join(gitDir, "info", "exclude"), listOf(true));
  const unseen = listOf(false);
  if (unseen === "") return;
  writeFileSync(join(gitDir, "info", UNSEEN), unseen);
  // Relative to the tree, which is where git looks at it from.
  await mustGit(["config", "core.excludesFile", `../git/info/${UNSEEN}`], { gitDir });
}

/** Puts the base into it, as where the work begins and as its first head. */
export async function beginAt(gitDir: string, base: string): Promise<void> {
  const input = [`create ${BASE_REF} ${base}`, `create ${HEAD_REF} ${base}`, ""].join("\n");
  await mustGit(["update-ref", "--stdin"], { gitDir, input });
}
