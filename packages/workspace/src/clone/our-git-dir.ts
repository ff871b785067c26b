import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mustGit } from "../git/must-git.ts";
import type { RepositoryPlace } from "../git/inspect-project.ts";

/** The last commit of ours. */
export const HEAD_REF = "refs/wheelhouse/head";
/** Where the work began. */
export const BASE_REF = "refs/wheelhouse/base";
/** Work that is kept although no commit of the head leads to it: a number each. */
export const KEPT_REFS = "refs/wheelhouse/kept/";

/**
 * Files are what git stores of them: no conversion of line ends, no filter, no encoding. A file is
 * shown in a change, and merged, by what it is and not by what an agent says of it in `.gitattributes`.
 */
const ATTRIBUTES =
  "* -text -eol -filter -ident -working-tree-encoding !diff !merge !conflict-marker-size\n";

/** Makes the git directory that our commits go to. It has a configuration of its own and none of the user's. */
export async function createOurGitDir(
  gitDir: string,
  { commonDir, objectFormat, settings }: RepositoryPlace,
): Promise<void> {
  const format = `--object-format=${objectFormat}`;
  await mustGit(["init", "--quiet", "--bare", "--template=", format, gitDir]);
  for (const directory of ["info", "objects/info"])
    mkdirSync(join(gitDir, directory), { recursive: true });
  writeFileSync(join(gitDir, "info", "attributes"), ATTRIBUTES);
  // What the user's git ignores here is ignored for as long as the clone lives, whatever becomes of their files.
  const excludes = [settings.get("core.excludesfile"), join(commonDir, "info", "exclude")];
  writeFileSync(join(gitDir, "info", "exclude"), excludes.map(textOf).join("\n"));
  // Relative, so that a clone may be built in one place and moved to another.
  writeFileSync(join(gitDir, "objects", "info", "alternates"), "../../objects\n");
  const shallow = join(commonDir, "shallow");
  if (existsSync(shallow)) copyFileSync(shallow, join(gitDir, "shallow"));
}

/** Puts the base into it, as where the work begins and as its first head. */
export async function beginAt(gitDir: string, base: string): Promise<void> {
  const input = [`create ${BASE_REF} ${base}`, `create ${HEAD_REF} ${base}`, ""].join("\n");
  await mustGit(["update-ref", "--stdin"], { gitDir, input });
}

function textOf(file: string | undefined): string {
  try {
    return file === undefined ? "" : readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
