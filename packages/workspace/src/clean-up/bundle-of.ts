import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import type { Clone } from "../clone/clone.ts";
import { BASE_REF } from "../clone/our-git-dir.ts";
import { mustGit } from "../git/must-git.ts";
import { ourGit } from "../git/our-git.ts";

/** Work in one file, that `git fetch FILE` takes it from. */
export interface Bundle {
  readonly file: string;
  /** Ref → commit, of all that is in it. */
  readonly refs: Readonly<Record<string, string>>;
}

/**
 * Writes all work of a clone, kept work too, into a bundle and has git verify it. It builds on the base,
 * which whoever takes it must have; `whole` puts the history before the base into it too.
 *
 * *Contract*: when it resolves, the file is whole and on the disk; one that was there before is replaced
 * at once, or stays. Undefined, and no file, when there is no work.
 */
export async function bundleOf(
  clone: Clone,
  file: string,
  options: { readonly whole?: boolean | undefined } = {},
): Promise<Bundle | undefined> {
  const { gitDir, base } = clone;
  const refs = await workRefs(clone);
  if (Object.keys(refs).length === 0) return undefined;
  const unfinished = `${file}.new-${randomUUID()}`;
  try {
    const without = options.whole === true ? [BASE_REF] : [`^${base}`];
    await mustGit(["bundle", "create", "--quiet", unfinished, ...Object.keys(refs), ...without], {
      gitDir,
      timeoutMs: 600_000,
    });
    await verify(gitDir, unfinished, refs);
    sync(unfinished);
    renameSync(unfinished, file);
    sync(dirname(file));
    return { file, refs };
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Every ref of a clone that has work of its own, with its commit. */
export async function workRefs({ gitDir, base }: Clone): Promise<Record<string, string>> {
  const text = await mustGit(
    ["for-each-ref", "--format=%(refname) %(objectname)", `--no-merged=${base}`, "refs/wheelhouse"],
    { gitDir },
  );
  return Object.fromEntries(
    text.split("\n").flatMap((line) => {
      const [name = "", commit = ""] = line.split(" ");
      return name === "" ? [] : [[name, commit]];
    }),
  );
}

async function verify(
  gitDir: string,
  file: string,
  refs: Readonly<Record<string, string>>,
): Promise<void> {
  const { code, stderr } = await ourGit(["bundle", "verify", file], { gitDir });
  const heads = await mustGit(["bundle", "list-heads", file], { gitDir });
  const has = new Set(heads.split("\n"));
  const isWhole = Object.entries(refs).every(([name, commit]) => has.has(`${commit} ${name}`));
  if (code === 0 && isWhole) return;
  throw new WheelhouseError("internal", `The bundle of the work is not whole: ${stderr.trim()}`, {
    hint: "Nothing was removed. Try again, and look at the disk.",
  });
}

function sync(path: string): void {
  const fd = openSync(path, "r");
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
