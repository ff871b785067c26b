import { findProgram, type FoundProgram } from "./find-program.ts";
import type { Machine } from "./machine.ts";

/** A program of that name on a machine, found without its login shell where that is possible: a shell can be slow. */
export async function locateProgram(
  name: string,
  machine: Machine,
): Promise<FoundProgram | undefined> {
  const near = await findProgram(name, machine.near ?? []);
  return near ?? findProgram(name, await machine.directories());
}
