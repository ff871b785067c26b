import { randomUUID } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { GitOptions } from "../git/our-git.ts";
import { mustGit } from "../git/must-git.ts";
import { createPace } from "../snapshot/pace.ts";

/** One file that is synced once, however many contents there are. */
const ONE_PACK = ["-c", "core.fsync=committed", "-c", "fastimport.unpackLimit=1"];

/** Writes contents into a git directory of ours as they are, and gives their names in the same order. */
export async function writeBlobs(
  contents: Iterable<Uint8Array>,
  where: GitOptions,
): Promise<string[]> {
  const marks = join(where.gitDir ?? "", `marks-${randomUUID()}`);
  async function* stream(): AsyncGenerator<Uint8Array> {
    let count = 0;
    const pace = createPace();
    for (const bytes of contents) {
      await pace();
      yield Buffer.from(`blob\nmark :${++count}\ndata ${bytes.length}\n`);
      yield bytes;
      yield Buffer.from("\n");
    }
    yield Buffer.from("done\n");
  }
  try {
    await mustGit([...ONE_PACK, "fast-import", "--quiet", "--done", `--export-marks=${marks}`], {
      ...where,
      input: stream(),
      timeoutMs: 600_000,
    });
    const names: string[] = [];
    for (const line of readFileSync(marks, "utf8").split("\n")) {
      const [, mark, name] = /^:(\d+) ([0-9a-f]+)$/.exec(line) ?? [];
      if (mark !== undefined && name !== undefined) names[Number(mark) - 1] = name;
    }
    return names;
  } finally {
    rmSync(marks, { force: true });
    rmSync(`${marks}.lock`, { force: true });
  }
}
