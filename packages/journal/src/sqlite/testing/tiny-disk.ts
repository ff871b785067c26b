import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file system of its own with a few megabytes. */
export interface TinyDisk {
  readonly directory: string;
  unmount(): void;
}

/** Mounts a tiny disk; undefined where this process may not mount. */
export function mountTinyDisk(mebibytes: number): TinyDisk | undefined {
  const directory = mkdtempSync(join(tmpdir(), "wheelhouse-disk-"));
  const unmount = () => {
    spawnSync("umount", [directory]);
    rmSync(directory, { recursive: true, force: true });
  };
  const options = ["-t", "tmpfs", "-o", `size=${mebibytes}m`, "tmpfs", directory];
  if (spawnSync("mount", options).status === 0) return { directory, unmount };
  unmount();
  return undefined;
}
