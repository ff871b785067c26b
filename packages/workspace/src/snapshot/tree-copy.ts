import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Copied, copyFile } from "./copy-file.ts";
import { treeHash, type HashedFile } from "./tree-hash.ts";
import { createPace } from "./pace.ts";

/** A copy of a project's files while it grows. */
export interface TreeCopy {
  /** Copies these files, each one only once unless it is named in `again`; takes away what is no longer wanted. */
  update(wanted: readonly string[], again: ReadonlySet<string>): Promise<void>;
  /** What is there now. */
  finish(): TreeCopied;
}

/** A finished copy. */
export interface TreeCopied {
  /** Path → hash of the content. */
  readonly hashes: ReadonlyMap<string, string>;
  /** Path → why it is not there. */
  readonly omitted: ReadonlyMap<string, string>;
  /** Hash of all paths, contents and executable bits: the same files give the same hash. */
  readonly hash: string;
}

/** Copies files from a project into a new directory, byte for byte, in turns of a few milliseconds. */
export function createTreeCopy(from: string, to: string): TreeCopy {
  const files = new Map<string, Copied>();
  const directories = new Set<string>();
  return {
    async update(wanted, again) {
      const pace = createPace();
      const paths = new Set(wanted);
      for (const path of files.keys()) {
        if (paths.has(path) && !again.has(path)) continue;
        rmSync(join(to, path), { force: true });
        files.delete(path);
      }
      for (const path of wanted) {
        if (files.has(path)) continue;
        const target = join(to, path);
        const directory = dirname(target);
        if (!directories.has(directory)) {
          mkdirSync(directory, { recursive: true });
          directories.add(directory);
        }
        files.set(path, copyFile(from, path, target));
        await pace();
      }
    },
    finish: () => summary(files),
  };
}

function summary(files: ReadonlyMap<string, Copied>): TreeCopied {
  const hashes = new Map<string, string>();
  const omitted = new Map<string, string>();
  const there: HashedFile[] = [];
  for (const [path, copied] of files) {
    if ("omitted" in copied) omitted.set(path, copied.omitted);
    else {
      hashes.set(path, copied.hash);
      there.push({ path, isExecutable: copied.isExecutable, content: copied.hash });
    }
  }
  return { hashes, omitted, hash: treeHash(there) };
}
