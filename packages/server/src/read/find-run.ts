import { WheelhouseError } from "@wheelhouse/core";
import type { RunEvents } from "./run-events.ts";

const ID = /^[A-Za-z0-9_-]{1,100}$/;

/** The stream of a run. Throws `run.unknown` when there is none. */
export async function streamOf(journal: Pick<RunEvents, "head">, run: string): Promise<string> {
  const stream = `run/${run}`;
  if (ID.test(run) && (await journal.head(stream)) > 0) return stream;
  throw new WheelhouseError(
    "run.unknown",
    `There is no run ${JSON.stringify(run.slice(0, 100))}.`,
    {
      hint: "All runs: GET /api/runs, or wheelhouse ls",
    },
  );
}
