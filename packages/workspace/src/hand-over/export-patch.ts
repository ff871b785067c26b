import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Clone } from "../clone/clone.ts";
import { headOf } from "../commit/commit-work.ts";
import { mustGit } from "../git/must-git.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** Work in one file, that `git apply` takes. */
export interface ExportedPatch {
  readonly patch: string;
  /** The commit that it applies to. */
  readonly base: string;
  /** Our last commit, which it leads to. */
  readonly commit: string;
}

/**
 * Writes all work of a clone into a patch file, whatever bytes are in it, for a person who cannot or will not have a branch.
 *
 * *Contract*: when it resolves, the file is whole and on the disk, and only its owner can read it; one that was there before
 * is replaced at once, or stays. Rejects with `run.secrets` for what looks like secrets.
 */
export async function exportPatch(clone: Clone, file: string): Promise<ExportedPatch> {
  const { gitDir, base } = clone;
  const commit = await withoutSecrets(clone, await headOf(clone));
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.new-${randomUUID()}`;
  try {
    closeSync(openSync(unfinished, "wx", 0o600));
    const flags = ["--no-ext-diff", "--no-textconv", "--no-color", "--binary", "--full-index"];
    const names = ["--src-prefix=a/", "--dst-prefix=b/"];
    // Git writes it itself: text of other encodings would not outlive being read by us.
    await mustGit(["diff", ...flags, ...names, `--output=${unfinished}`, base, commit], { gitDir });
    sync(unfinished);
    renameSync(unfinished, file);
    sync(dirname(file));
    return { patch: file, base, commit };
  } finally {
    await rm(unfinished, { force: true });
  }
}

function sync(path: string): void {
  const fd = openSync(path, "r");
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
