import { copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyIndexFile } from "./copy-index-file.ts";
import type { RepositoryPlace } from "./inspect-project.ts";
import { mustGit } from "./must-git.ts";
import { readPlain, textOf } from "./read-plain.ts";
import { readyIndex } from "./ready-index.ts";
import { quotePath } from "./quote-path.ts";

/** A git directory of ours that looks at a user's working tree. */
export interface PrivateGit {
  readonly gitDir: string;
  readonly workTree: string;
  /** Flags that make our git take the files as the user's git would. */
  readonly settings: readonly string[];
}

/** Filters are programs of the user's: a file is stored as it is on the disk. */
const NO_FILTER = "* -filter\n";
/** And no conversion of line ends or encodings either. */
const NO_CONVERSION = "* -text -eol -filter -ident -working-tree-encoding\n";

/**
 * Makes a git directory of our own for a user's repository. It starts with a copy of the index,
 * whose times spare us reading every unchanged file, and has no objects, refs, hooks or filters.
 */
export async function createPrivateGit(
  repository: RepositoryPlace,
  gitDir: string,
): Promise<PrivateGit> {
  const { commonDir, objectFormat, settings } = repository;
  await mustGit([
    "init",
    "--quiet",
    "--bare",
    "--template=",
    `--object-format=${objectFormat}`,
    gitDir,
  ]);
  mkdirSync(join(gitDir, "info"), { recursive: true });
  mkdirSync(join(gitDir, "objects", "info"), { recursive: true });
  writeFileSync(join(gitDir, "info", "exclude"), textOf(join(commonDir, "info", "exclude")));
  writeFileSync(join(gitDir, "info", "attributes"), attributesOf(repository, NO_FILTER));
  const shallow = readPlain(join(commonDir, "shallow"));
  if (shallow) writeFileSync(join(gitDir, "shallow"), shallow);
  copyIndex(repository.gitDir, gitDir);
  const git: PrivateGit = {
    gitDir,
    workTree: repository.top,
    settings: [
      ...[...settings]
        .filter(([name]) => name !== "init.defaultbranch" && name !== "core.sparsecheckout")
        .flatMap(([name, value]) => ["-c", `${name}=${value}`]),
      // A snapshot can be taken again: it need not reach the disk before we go on, nor be small.
      "-c",
      "core.fsync=none",
      "-c",
      "core.looseCompression=1",
    ],
  };
  await readyIndex({ gitDir, workTree: git.workTree }, repository);
  return git;
}

/** From here on files are stored byte for byte: for a file that is not in the encoding that it is said to be in. */
export function dropConversion(git: PrivateGit, repository: RepositoryPlace): void {
  writeFileSync(join(git.gitDir, "info", "attributes"), attributesOf(repository, NO_CONVERSION));
}

/**
 * Lets the private git directory read the user's objects. Only when all of ours are written: git
 * renews the times of objects that it is about to write and finds in an alternate, and those are the
 * user's. Nothing that we run afterwards writes an object.
 */
export function readUserObjects({ gitDir }: PrivateGit, { commonDir }: RepositoryPlace): void {
  const objects = quotePath(join(commonDir, "objects"));
  writeFileSync(join(gitDir, "objects", "info", "alternates"), `${objects}\n`);
}

/** Copies an index, with the shared parts of one that is split. */
function copyIndex(from: string, to: string): void {
  const index = join(from, "index");
  if (!isFile(index)) return;
  for (const name of readdirSync(from))
    if (name.startsWith("sharedindex.") && isFile(join(from, name)))
      copyFileSync(join(from, name), join(to, name));
  copyIndexFile(index, join(to, "index"));
}

function attributesOf({ commonDir }: RepositoryPlace, last: string): string {
  return `${textOf(join(commonDir, "info", "attributes"))}\n${last}`;
}

/** Anything else in its place, such as a pipe, would keep whoever copies it waiting. */
const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true;
