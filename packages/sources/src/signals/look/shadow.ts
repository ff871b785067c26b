import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { GitOptions } from "@wheelhouse/workspace";
import type { GitPlace } from "../discover/git-place.ts";
import { readSmall } from "../discover/read-small.ts";
import { configText } from "./config-text.ts";
import type { Config } from "./user-config.ts";

/** Filters are programs of the user's: files are compared as they are on the disk. */
const NO_FILTER = "\n* -filter\n";
/** What is only ever read, and may change at any time. */
const LINKED = ["refs", "reftable", "packed-refs", "logs", "shallow"];
const LINKED_INFO = ["exclude", "sparse-checkout"];

/**
 * Makes `directory` a git directory of ours that stands for a user's repository, as it is now: links to what is only
 * read, copies of HEAD and the index, and a configuration of our own. Whatever git does with it, the user's hooks,
 * filters, monitors and index are out of its reach, and no check has to foresee what a configuration may name.
 */
export function castShadow(directory: string, place: GitPlace, config: Config): GitOptions {
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
  copyIndex(gitDir, directory);
  return {
    cwd: top,
    gitDir: directory,
    workTree: top,
    env: { GIT_OBJECT_DIRECTORY: join(commonDir, "objects") },
  };
}

/** Copies an index, with the shared parts of one that is split. */
function copyIndex(from: string, to: string): void {
  const index = join(from, "index");
  const stat = statSync(index, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isFile()) throw new Error("Its index is no file.");
  for (const name of readdirSync(from))
    if (name.startsWith("sharedindex.") && statSync(join(from, name)).isFile())
      copyFileSync(join(from, name), join(to, name));
  copyFileSync(index, join(to, "index"));
  // A file that is older than the index counts as unchanged: the copy must not be younger than the original. A time in a
  // double is exact to less than a microsecond; a little older is safe.
  utimesSync(join(to, "index"), stat.atimeMs / 1000, (stat.mtimeMs - 0.002) / 1000);
}
