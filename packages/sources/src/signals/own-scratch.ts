import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const NAME = "wheelhouse-repositories";

/** Makes a directory for this process in another one, and takes away what processes have left there that were killed. */
export function ownScratch(directory: string): string {
  for (const name of readdirSync(directory)) {
    const [, pid] = new RegExp(`^${NAME}-(\\d+)-`).exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    try {
      rmSync(join(directory, name), { recursive: true, force: true });
    } catch {
      // It is another person's, who will take it away.
    }
  }
  return mkdtempSync(join(directory, `${NAME}-${process.pid}-`));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Who may not be told is there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
