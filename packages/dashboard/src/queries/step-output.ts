import { API } from "@wheelhouse/core";
import { queryOptions } from "@tanstack/react-query";
import { client } from "./client.ts";

/** Later than every event of a run. */
const LATEST = "999999999999999";

/**
 * What a step handed in last, as it is in the run's journal; null when it has handed in nothing. It is asked for once for
 * each `reason`, such as the id of a request: a step may be sent back and hand in something else.
 */
export function stepOutputQuery(run: string, step: string, reason: string) {
  return queryOptions({
    queryKey: ["step-output", run, step, reason],
    queryFn: async ({ signal }): Promise<unknown> => {
      const query = { step, type: "attempt.completed", before: LATEST, limit: "1" };
      const { events } = await client.call(API.runEvents, { parts: { id: run }, query, signal });
      const data = events.at(-1)?.data;
      return typeof data === "object" && data !== null && "output" in data ? data.output : null;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
