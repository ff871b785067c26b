import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** The top of the working tree around a path, a real path; undefined when there is none or the path is gone. */
export function repositoryAround(path: string): string | undefined {
  try {
    for (let directory = realpathSync(path); ; directory = dirname(directory)) {
      if (existsSync(join(directory, ".git"))) return directory;
      if (directory === dirname(directory)) return undefined;
    }
  } catch {
    return undefined;
  }
}
