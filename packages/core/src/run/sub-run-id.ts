import { sha256 } from "../trace/sha256.ts";
import type { RunState } from "./state.ts";

/** The letters of a run id, those that cannot be confused with another or with a number's. */
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
/** So long that two never meet in one journal. */
const LENGTH = 16;

/**
 * The id of the run that an attempt of a `run` step starts. *Contract*: it follows from the attempt alone, so that the
 * sub-run is found again by whoever goes on with the attempt, and started once. Begins with a letter.
 */
export function subRunId(run: string, attempt: string): string {
  const hash = sha256(`sub-run ${run} ${attempt}`);
  let id = "s";
  for (let place = 0; id.length < LENGTH; place += 2)
    id += LETTERS.charAt(Number.parseInt(hash.slice(place, place + 2), 16) % LETTERS.length);
  return id;
}

/** The ids of the sub-runs that a run waits for; the youngest may not have been born yet. */
export function openSubRunIds({ id, active }: RunState): string[] {
  return [...active].flatMap(({ def, attempt }) =>
    def.kind === "run" && attempt?.role === "author" ? [subRunId(id, attempt.id)] : [],
  );
}
