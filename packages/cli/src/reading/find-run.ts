import { nearest, resolvePrefix, WheelhouseError } from "@wheelhouse/core";
import type { JournalReader } from "@wheelhouse/journal";
import { didYouMean } from "../command/parse-command-line.ts";

const PREFIX = "run/";
/** With what the id of every observed run begins, and of no run of ours. */
export const OBSERVED_PREFIX = "x-";
/** Most names that an error lists. */
const MOST = 8;

/** The ids of all runs, oldest first; none when there is no journal yet. */
export async function runIds(reader: JournalReader | undefined): Promise<readonly string[]> {
  const streams = (await reader?.streams(PREFIX)) ?? [];
  return streams.map((stream) => stream.slice(PREFIX.length));
}

/**
 * The run that an id or the beginning of one names. Throws `run.unknown` with the nearest ids, or
 * `ambiguous` with all that fit, or `run.observed` for one that nobody here can tell anything.
 */
export async function findRun(reader: JournalReader | undefined, named: string): Promise<string> {
  const ids = await runIds(reader);
  const resolved = resolvePrefix(named, ids);
  if (resolved.found === "one") return resolved.id;
  const typed = JSON.stringify(named);
  if (resolved.found === "many") {
    const shown = resolved.ids.slice(0, MOST).join(", ");
    const more = resolved.ids.length > MOST ? ` and ${resolved.ids.length - MOST} more` : "";
    throw new WheelhouseError("ambiguous", `${resolved.ids.length} runs begin with ${typed}.`, {
      hint: `Name one of ${shown}${more}.`,
    });
  }
  if (named.startsWith(OBSERVED_PREFIX))
    throw new WheelhouseError("run.observed", `${named} is a run that another harness drives.`, {
      hint: `It can be looked at: wheelhouse show ${named}`,
    });
  const hint =
    ids.length === 0
      ? "No run was ever started here: wheelhouse run code-review"
      : `${didYouMean(nearest(named, ids))}All runs: wheelhouse ls`;
  throw new WheelhouseError("run.unknown", `There is no run ${typed}.`, { hint });
}
