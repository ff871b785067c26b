import { readdir, readlink, realpath, stat } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";

/** Directories that were looked through, by path, inode and time of change: a snapshot is read by many attempts. */
const clean = new Set<string>();

/**
 * The first symbolic link in a directory that leads out of it; undefined when there is none. Node's
 * permission model follows links wherever they lead, so such a link would be a hole.
 */
export async function findLinkOut(directory: string): Promise<string | undefined> {
  const root = await realpath(directory);
  const { ino, ctimeMs } = await stat(root);
  const key = `${root}\0${ino}\0${ctimeMs}`;
  if (clean.has(key)) return undefined;
  const found = await search(root, root);
  if (found === undefined) clean.add(key);
  return found;
}

async function search(directory: string, root: string): Promise<string | undefined> {
  const inner: string[] = [];
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) inner.push(path);
    else if (entry.isSymbolicLink() && (await leadsOut(path, root))) return path;
  }
  for (const path of inner) {
    const found = await search(path, root);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A link that dangles is judged by its text: what it names may come to be. */
async function leadsOut(link: string, root: string): Promise<boolean> {
  const named = resolve(dirname(link), await readlink(link));
  const real = await realpath(link).catch(() => named);
  return ![named, real].every((path) => path === root || path.startsWith(root + sep));
}
