import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Writes settings files into a private home: path below it → content. Attempts that share it never see half of one. */
export async function writeHomeFiles(
  home: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const target = join(home, path);
    const temporary = `${target}.${process.pid}.${Math.trunc(performance.now() * 1000)}.tmp`;
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    try {
      await writeFile(temporary, content, { mode: 0o600 });
      await rename(temporary, target);
    } finally {
      await rm(temporary, { force: true });
    }
  }
}
