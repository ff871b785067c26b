import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { join } from "node:path";
import type { Brief, Material } from "@wheelhouse/core";

/** Most characters of a document that are read, as many as a brief carries of one. */
const MOST = 60_000;

/**
 * The brief with the text of its documents that are files of the project: it names them only, since whoever reads it has
 * the file. One that cannot be read below the tree stays without text.
 */
export async function withMaterial(tree: string, brief: Brief): Promise<Brief> {
  if (brief.material === undefined) return brief;
  const material = await Promise.all(brief.material.map((each) => filled(tree, each)));
  return { ...brief, material };
}

async function filled(tree: string, each: Material): Promise<Material> {
  if (each.text !== "" || each.path === undefined) return each;
  try {
    const root = await realpath(tree);
    const path = join(root, each.path);
    // A link on the way may lead out of the tree.
    if ((await realpath(path)) !== path || !path.startsWith(`${root}/`)) return each;
    await using file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    if (!(await file.stat()).isFile()) return each;
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(MOST * 4) });
    return { ...each, text: buffer.toString("utf8", 0, bytesRead).slice(0, MOST) };
  } catch {
    return each;
  }
}
