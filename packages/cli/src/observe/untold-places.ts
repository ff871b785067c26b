import { existsSync } from "node:fs";
import { clean } from "../output/clean.ts";
import { sourcesPath } from "../home/home-paths.ts";

/** Why it cannot be told which places were added to be watched, and what to do; undefined when it can. */
export async function untoldPlaces(home: string): Promise<string | undefined> {
  // Most data directories have no such file, and then nothing is loaded for it.
  if (!existsSync(sourcesPath(home))) return undefined;
  const { addedPlaces } = await import("@wheelhouse/sources");
  const { problem } = addedPlaces(home);
  return problem && clean(`${problem.message} ${problem.hint ?? ""}`.trim());
}
