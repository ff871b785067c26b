import { access, constants, readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Levels, probeLevels } from "@wheelhouse/sandbox";
import { packageOf } from "../catalogue/package-of.ts";
import { locateProgram } from "./locate-program.ts";
import { type Machine, machineHere } from "./machine.ts";

/** Programs whose packages bring a bubblewrap of their own. */
const BRINGERS = ["codex-acp", "codex"];

/**
 * The levels of a machine. Where the system has no bubblewrap that holds, the one that comes with
 * Codex is tried, if that is installed: it is the same program.
 */
export async function findLevels(machine: Machine = machineHere()): Promise<Levels> {
  const levels = await probeLevels();
  if (levels.enforced.available) return levels;
  for (const bwrap of await broughtBy(machine)) {
    const tried = await probeLevels({ bwrap });
    if (tried.enforced.available) return { ...levels, enforced: tried.enforced };
  }
  return levels;
}

async function broughtBy(machine: Machine): Promise<string[]> {
  const found: string[] = [];
  for (const name of BRINGERS) {
    const program = await locateProgram(name, machine);
    if (!program) continue;
    const modules = join(packageOf(program.file), "@openai");
    for (const platform of await list(modules)) {
      const vendor = join(modules, platform, "vendor");
      for (const target of await list(vendor)) {
        const bwrap = join(vendor, target, "codex-resources", "bwrap");
        if (await canRun(bwrap)) found.push(bwrap);
      }
    }
  }
  return found;
}

async function list(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch {
    return [];
  }
}

async function canRun(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
