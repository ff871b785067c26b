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
    succeeds("umount", [directory]);
    rmSync(directory, { recursive: true, force: true });
  };
  const options = ["-t", "tmpfs", "-o", `size=${mebibytes}m`, "tmpfs", directory];
  if (succeeds("mount", options)) return { directory, unmount };
  unmount();
  return undefined;
}

function succeeds(program: string, options: readonly string[]): boolean {
  return spawnSync(program, options).status === 0;
}
