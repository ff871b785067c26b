import type { Stored } from "@wheelhouse/journal";
import type { Journal } from "../server-deps.ts";
import type { Follow } from "./follower.ts";

/** Events of a run that are read at a time. */
const ROWS = 500;

/** Reads the whole journal from a global position on. */
export function allPages(journal: Pick<Journal, "tail">): Follow["page"] {
  return async (after, upTo) => {
    // What lies between the two is there, so the tail has a first batch.
    for await (const events of journal.tail({ since: after })) return until(events, upTo);
    return [];
  };
}

/** Reads one run from a seq on, whatever other runs do. */
export function runPages(
  journal: Pick<Journal, "read">,
  run: string,
  since: number,
): Pick<Follow, "page" | "passed" | "position"> {
  let seq = since;
  return {
    page: async (_, upTo) =>
      until(await journal.read(`run/${run}`, { from: seq + 1, to: seq + ROWS }), upTo),
    passed: ({ seqs }) => {
      seq = seqs.get(run) ?? seq;
    },
    position: () => seq,
  };
}

function until(events: readonly Stored[], upTo: number): readonly Stored[] {
  return (events.at(-1)?.gseq ?? 0) <= upTo ? events : events.filter(({ gseq }) => gseq <= upTo);
}
