import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { messageOf, WheelhouseError } from "@wheelhouse/core";

const SOURCE = fileURLToPath(new URL("..", import.meta.url));
const BUNDLER = join(SOURCE, "bundle", "main.ts");
const DIST = resolve(SOURCE, "..", "dist");

/** Our agents that run from one bundled file. */
export type OwnAgent = "scout" | "scripted";

/**
 * The path of the one file that holds an agent of ours. It is made anew when the sources that it is
 * made from have changed; without sources, as in a published package, it is taken as it is.
 *
 * One file is all that a confined process may read of us, and it starts faster than fifty.
 */
export async function ensureBundle(agent: OwnAgent): Promise<string> {
  const file = join(DIST, `${agent}.mjs`);
  const entry = join(SOURCE, agent, "main.ts");
  if (!existsSync(entry)) return file;
  const stamp = stampOf([SOURCE, resolve(SOURCE, "..", "..", "core", "src")]);
  const stampFile = `${file}.stamp`;
  if (existsSync(file) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp)
    return file;
  try {
    mkdirSync(DIST, { recursive: true });
    const fresh = temporaryFor(file);
    await promisify(execFile)(process.execPath, [BUNDLER, entry, fresh]);
    renameSync(fresh, file);
    replace(stampFile, stamp);
  } catch (error) {
    throw new WheelhouseError(
      "agent.unusable",
      `The agent ${agent} could not be put together in ${DIST}: ${messageOf(error)}.`,
      {
        hint: "Install the repository's packages and see that it can be written: npm ci",
        cause: error,
      },
    );
  }
  return file;
}

/** Names, sizes and times of all sources: cheap to take, and different when any of them is. */
function stampOf(directories: readonly string[]): string {
  const hash = createHash("sha256");
  for (const directory of directories) {
    for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith(".ts") || entry.name.endsWith(".test.ts"))
        continue;
      const path = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = statSync(path);
      hash.update(`${path}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest("hex");
}

/** Puts a whole file in place, so that a reader or another builder never sees half of one. */
function replace(path: string, content: string): void {
  const temporary = join(
    dirname(path),
    `.${process.pid}.${Math.trunc(performance.now() * 1000)}.tmp`,
  );
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}

function temporaryFor(path: string): string {
  return join(dirname(path), `.${process.pid}.${Math.trunc(performance.now() * 1000)}.tmp`);
}
