import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder of files for a test. */
export interface TemporaryTree extends AsyncDisposable {
  readonly root: string;
}

/** Writes files, by path, into a new folder that is removed on disposal. */
export async function temporaryTree(
  files: Readonly<Record<string, string>>,
): Promise<TemporaryTree> {
  const root = await mkdtemp(join(tmpdir(), "scout-"));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return {
    root,
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}
