import { constants, readFile } from "node:fs/promises";
import { join } from "node:path";
import { builtFiles } from "./built-files.ts";
import { isCode } from "./language.ts";
import type { Pacer } from "./pacer.ts";
import { SourceFile } from "./source-file.ts";
import { walkTree, type WalkedFile } from "./walk-tree.ts";

/** Everything that was read of a tree, shared by all analyses of a process. */
export interface SourceIndex {
  readonly root: string;
  /** All text files, in the order of their paths. */
  readonly files: readonly SourceFile[];
  readonly byPath: ReadonlyMap<string, SourceFile>;
  /** Paths of project manifests, such as `package.json`. */
  readonly manifests: readonly string[];
  /** Every path below the root that was seen, also those that are not read, and folders. */
  readonly seen: ReadonlySet<string>;
  /** Of `seen`, what was not looked into, so that nothing is known of what it holds. */
  readonly closed: ReadonlySet<string>;
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
  for (let at = 0; at < walk.files.length; at += BATCH) {
    const batch = walk.files.slice(at, at + BATCH);
    const contents = await Promise.all(
      batch.map(async (one) =>
        isSame(before?.get(one.path), one) ? undefined : await readText(root, one),
      ),
    );
    for (const [i, one] of batch.entries()) {
      await pacer.tick();
      const { path, language, sizeBytes, modifiedMs } = one;
      const content = contents[i];
      let file = before?.get(path)?.file;
      if (content !== undefined) {
        if (content.state === "unreadable") {
          omitted.push(`${path}: cannot be read`);
          continue;
        }
        file =
          content.state === "text"
            ? new SourceFile(path, language, content.text, built.has(path))
            : undefined;
        // Told apart here, so that the pause between files is a pause between lexings too.
        if (file !== undefined && isCode(language) && file.role !== "generated")
          void file.codeLines;
      }
      now.set(path, { file, sizeBytes, modifiedMs });
      if (file !== undefined) files.push(file);
      read += 1;
      onFile(read, walk.files.length);
    }
  }
  kept.clear();
  kept.set(root, now);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const { manifests, seen, closed } = walk;
  return { root, files, byPath, manifests, seen, closed, omitted };
}

/** Files that are read at once, to hide the latency of the disk. */
const BATCH = 32;

/** A file that became a symbolic link since the walk is not read. */
const NO_FOLLOW = constants.O_RDONLY | constants.O_NOFOLLOW;

type Content =
  | { readonly state: "text"; readonly text: string }
  | { readonly state: "binary" }
  | { readonly state: "unreadable" };

async function readText(root: string, file: WalkedFile): Promise<Content> {
  try {
    const bytes = await readFile(join(root, file.path), { flag: NO_FOLLOW });
    if (bytes.subarray(0, 8000).includes(0)) return { state: "binary" };
    return { state: "text", text: bytes.toString("utf8") };
  } catch {
    return { state: "unreadable" };
  }
}

function isSame(known: Kept | undefined, file: WalkedFile): boolean {
  return known?.sizeBytes === file.sizeBytes && known.modifiedMs === file.modifiedMs;
}
