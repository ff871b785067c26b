import { constants, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { copyFile, readdir, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import type { GitOptions } from "@wheelhouse/workspace";
import type { GitPlace } from "../discover/git-place.ts";
import { readSmall } from "../discover/read-small.ts";
import { codeOf } from "../../scan/walk-logs.ts";
import { configText } from "./config-text.ts";
import type { Config } from "./user-config.ts";

/** Filters are programs of the user's: files are compared as they are on the disk. */
const NO_FILTER = "\n* -filter\n";
/** What is only ever read, and may change at any time. */
const LINKED = ["refs", "reftable", "packed-refs", "logs", "shallow"];
const LINKED_INFO = ["exclude", "sparse-checkout"];
const MIB = 1024 * 1024;
/** Most that an index and its shared parts may hold together, in bytes: that of about a million files. */
const MOST_INDEX = 128 * MIB;

/**
 * Makes `directory` a git directory of ours that stands for a user's repository, as it is now: links to what is only
 * read, copies of HEAD and the index, and a configuration of our own. Whatever git does with it, the user's hooks,
 * filters, monitors and index are out of its reach, and no check has to foresee what a configuration may name.
 * Throws a sentence about an index that is too large to be copied.
 */
export async function castShadow(
  directory: string,
  place: GitPlace,
  config: Config,
): Promise<GitOptions> {
  const { top, gitDir, commonDir } = place;
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(join(directory, "info"), { recursive: true, mode: 0o700 });
  for (const name of LINKED)
    if (existsSync(join(commonDir, name)))
      symlinkSync(join(commonDir, name), join(directory, name));
  if (!existsSync(join(commonDir, "refs"))) mkdirSync(join(directory, "refs"));
  for (const name of LINKED_INFO)
    for (const from of [gitDir, commonDir])
      if (existsSync(join(from, "info", name)) && !existsSync(join(directory, "info", name)))
        symlinkSync(join(from, "info", name), join(directory, "info", name));
  const attributes = join(commonDir, "info", "attributes");
  writeFileSync(
    join(directory, "info", "attributes"),
    `${existsSync(attributes) ? readSmall(attributes) : ""}${NO_FILTER}`,
  );
  writeFileSync(join(directory, "config"), configText(config));
  writeFileSync(join(directory, "HEAD"), readSmall(join(gitDir, "HEAD")));
  await copyIndex(gitDir, directory);
  return {
    cwd: top,
    gitDir: directory,
    workTree: top,
    env: { GIT_OBJECT_DIRECTORY: join(commonDir, "objects") },
  };
}

/** Copies an index, with the shared parts of one that is split; where the file system can, the copy shares its blocks. */
async function copyIndex(from: string, to: string): Promise<void> {
  const index = await stat(join(from, "index")).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  });
  if (index === undefined) return;
  if (!index.isFile()) throw new Error("Its index is no file.");
  let size = index.size;
  const parts = ["index"];
  for (const name of await readdir(from)) {
    if (!name.startsWith("sharedindex.")) continue;
    const part = await stat(join(from, name));
    if (!part.isFile()) continue;
    size += part.size;
    parts.push(name);
  }
  if (size > MOST_INDEX)
    throw new Error(
      `Its index has ${Math.ceil(size / MIB)} MiB; no more than ${MOST_INDEX / MIB} are looked at.`,
    );
  for (const name of parts)
    await copyFile(join(from, name), join(to, name), constants.COPYFILE_FICLONE);
  // A file that is older than the index counts as unchanged: the copy must not be younger than the original. A time in a
  // double is exact to less than a microsecond; a little older is safe.
  await utimes(join(to, "index"), index.atimeMs / 1000, (index.mtimeMs - 0.002) / 1000);
}
