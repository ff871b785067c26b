import { nearest, resolvePrefix, WheelhouseError } from "@wheelhouse/core";
import { didYouMean } from "../command/parse-command-line.ts";
import { OBSERVED_PREFIX, runIds } from "../reading/find-run.ts";
import { openReading } from "../reading/open-reading.ts";
import type { Context } from "../command/context.ts";
import type { ObservedRuns } from "./observed-runs.ts";
import { openObservedRuns } from "./open-observed-runs.ts";

/** Most names that an error lists. */
const MOST = 8;

/** An observed run that was named, and from where it is read. Who got it disposes of `runs`. */
export interface NamedObserved {
  readonly id: string;
  readonly runs: ObservedRuns;
}

/**
 * The observed run that an id, the beginning of one, or its name in its harness names; undefined when it is one of our
 * own runs, or none. Throws `run.unknown` for what could only be an observed one, or `ambiguous`.
 */
export async function observedNamed(
  context: Pick<Context, "home" | "io">,
  named: string,
): Promise<NamedObserved | undefined> {
  const isForeign = named.startsWith(OBSERVED_PREFIX);
  if (!isForeign && (named === "" || (await isOwn(context.home, named)))) return undefined;
  const runs = await openObservedRuns(context);
  try {
    const ids = ((await runs?.items({})) ?? []).map(({ id }) => id);
    const id = idOf(named, ids);
    if (id !== undefined && runs) return { id, runs };
    if (isForeign) throw unknown(named, ids);
  } catch (error) {
    await runs?.[Symbol.asyncDispose]();
    throw error;
  }
  await runs?.[Symbol.asyncDispose]();
  return undefined;
}

async function isOwn(home: string, named: string): Promise<boolean> {
  await using reader = await openReading(home);
  return resolvePrefix(named, await runIds(reader)).found !== "none";
}

function idOf(named: string, ids: readonly string[]): string | undefined {
  for (const each of [named, `${OBSERVED_PREFIX}${named}`]) {
    const resolved = resolvePrefix(each, ids);
    if (resolved.found === "one") return resolved.id;
    if (resolved.found === "none") continue;
    const more = resolved.ids.length - MOST;
    throw new WheelhouseError(
      "ambiguous",
      `${resolved.ids.length} observed runs begin with ${JSON.stringify(named)}.`,
      {
        hint: `Name one of ${resolved.ids.slice(0, MOST).join(", ")}${more > 0 ? ` and ${more} more` : ""}.`,
      },
    );
  }
  return undefined;
}

function unknown(named: string, ids: readonly string[]): WheelhouseError {
  const hint =
    ids.length === 0
      ? "No run of another harness is known here. What is watched: wheelhouse source ls"
      : `${didYouMean(nearest(named, ids))}All of them: wheelhouse ls --source observed --all`;
  return new WheelhouseError("run.unknown", `There is no run ${JSON.stringify(named)}.`, { hint });
}
