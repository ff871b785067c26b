import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { entriesOf } from "../snapshot/entries-of.ts";
import { createPace } from "../snapshot/pace.ts";

/** A block of a disk as `stat` counts them, in bytes. */
const BLOCK = 512;

/**
 * How many bytes of the disk a directory takes, or a file; 0 when it is not there. A file with several names counts
 * once. No link is followed, and what may not be read counts nothing.
 */
export async function diskUseOf(path: string): Promise<number> {
  const pace = createPace();
  const seen = new Set<string>();
  let bytes = 0;
  const places = [path];
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const stat = await lstat(place).catch(() => undefined);
    if (stat === undefined) continue;
    if (stat.nlink > 1 && !stat.isDirectory()) {
      const key = `${stat.dev} ${stat.ino}`;
      if (seen.has(key)) continue;
      seen.add(key);
    }
    bytes += stat.blocks * BLOCK;
    if (stat.isDirectory()) for (const { name } of entriesOf(place)) places.push(join(place, name));
    await pace();
  }
  return bytes;
}
