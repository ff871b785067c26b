import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { builtFiles } from "./built-files.ts";
import { isCode } from "./language.ts";
import type { Pacer } from "./pacer.ts";
import { SourceFile } from "./source-file.ts";
import { walkTree } from "./walk-tree.ts";

/** Everything that was read of a tree, shared by all analyses of a process. */
export interface SourceIndex {
  readonly root: string;
  /** All text files, in the order of their paths. */
  readonly files: readonly SourceFile[];
  readonly byPath: ReadonlyMap<string, SourceFile>;
  /** Paths of project manifests, such as `package.json`. */
  readonly manifests: readonly string[];
  /** What was not read, and why. */
  readonly omitted: readonly string[];
}

interface Kept {
  readonly file: SourceFile | undefined;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/** Files are kept between turns of one process and read again only when they changed. */
const kept = new Map<string, Map<string, Kept>>();

/** Reads a tree. `onFile` hears of each file as it is read. Rejects only when `root` itself cannot be read. */
export async function indexTree(
  root: string,
  pacer: Pacer,
  onFile: (read: number, total: number) => void = () => {},
): Promise<SourceIndex> {
  const walk = await walkTree(root, pacer);
  const before = kept.get(root);
  const now = new Map<string, Kept>();
  const built = builtFiles(walk.files.map((file) => file.path));
  const files: SourceFile[] = [];
  const omitted = [...walk.omitted];
  let read = 0;
  for (const { path, language, sizeBytes, modifiedMs } of walk.files) {
    await pacer.tick();
    const known = before?.get(path);
    let file = known?.file;
    if (known === undefined || known.sizeBytes !== sizeBytes || known.modifiedMs !== modifiedMs) {
      try {
        const bytes = await readFile(join(root, path));
        const binary = bytes.subarray(0, 8000).includes(0);
        file = binary
          ? undefined
          : new SourceFile(path, language, bytes.toString("utf8"), built.has(path));
        if (file !== undefined && isCode(language) && file.role !== "generated")
          void file.codeLines;
      } catch {
        omitted.push(`${path}: cannot be read`);
        continue;
      }
    }
    now.set(path, { file, sizeBytes, modifiedMs });
    if (file !== undefined) files.push(file);
    read += 1;
    onFile(read, walk.files.length);
  }
  kept.clear();
  kept.set(root, now);
  const byPath = new Map(files.map((file) => [file.path, file]));
  return { root, files, byPath, manifests: walk.manifests, omitted };
}
