import { isAbsolute } from "node:path";
import { readBrief } from "../../scout/read-brief.ts";

/** The facts file that the brief of a prompt names; undefined when it names none. Pure. */
export function factsPath(prompt: string): string | undefined {
  try {
    const { facts } = readBrief(prompt);
    return facts !== undefined && isAbsolute(facts) ? facts : undefined;
  } catch {
    // A brief that is not valid is the model's to read; here it only names no facts.
    return undefined;
  }
}
