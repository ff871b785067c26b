import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Clone } from "../clone/clone.ts";
import type { RepositoryPlace } from "../git/inspect-project.ts";
import { maybeGit } from "../git/maybe-git.ts";
import { mustGit } from "../git/must-git.ts";
import { entriesOf } from "../snapshot/entries-of.ts";

const LONG_MS = 600_000;

/**
 * Gives the user's repository the objects of a commit that it lacks, as one pack. What it has already is
 * not touched, not even its times.
 *
 * *Contract*: durable when it resolves. Until a ref names them nobody sees them; done again, it adds nothing.
 */
export async function sendObjects(
  clone: Clone,
  commit: string,
  repository: RepositoryPlace,
): Promise<void> {
  const { gitDir, base } = clone;
  const from = (await hasStill(repository, base)) ? [`^${base}`] : [];
  const list = ["rev-list", "--objects", "--no-object-names", commit, ...from];
  // Their objects with our configuration: theirs may have git fetch what is missing.
  const theirs = { gitDir, env: { GIT_OBJECT_DIRECTORY: join(repository.commonDir, "objects") } };
  const there = await mustGit(["cat-file", "--batch-check=%(objectname) %(objecttype)"], {
    ...theirs,
    input: await mustGit(list, { gitDir, timeoutMs: LONG_MS }),
  });
  const missing = there
    .split("\n")
    .flatMap((line) => (line.endsWith(" missing") ? [line.slice(0, -" missing".length)] : []));
  if (missing.length === 0) return;
  const outgoing = `outgoing-${randomUUID()}`;
  try {
    const name = await mustGit(["pack-objects", "--quiet", join(gitDir, outgoing)], {
      gitDir,
      input: `${missing.join("\n")}\n`,
      timeoutMs: LONG_MS,
    });
    await mustGit([...(await sharing(repository)), "index-pack", "--stdin", "--fsck-objects"], {
      ...theirs,
      input: createReadStream(join(gitDir, `${outgoing}-${name.trim()}.pack`)),
      timeoutMs: LONG_MS,
    });
  } finally {
    for (const entry of entriesOf(gitDir))
      if (entry.name.startsWith(outgoing)) await rm(join(gitDir, entry.name), { force: true });
  }
}

/** Whether the user's repository still leads to a commit, so that all of it is there. */
async function hasStill({ commonDir }: RepositoryPlace, commit: string): Promise<boolean> {
  const args = ["for-each-ref", "--count=1", `--contains=${commit}`, "--format=%(refname)"];
  return (await maybeGit(args, { gitDir: commonDir })) !== undefined;
}

/** Who else may read what is written there, as the user has it. */
async function sharing({ commonDir }: RepositoryPlace): Promise<string[]> {
  const args = ["config", "--get", "core.sharedRepository"];
  const shared = await maybeGit(args, { gitDir: commonDir });
  const flags = ["-c", "core.fsync=committed"];
  return shared === undefined ? flags : [...flags, "-c", `core.sharedRepository=${shared}`];
}
