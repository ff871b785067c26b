import { API, type ComparisonObject } from "@wheelhouse/core";
import { queryOptions, skipToken } from "@tanstack/react-query";
import { client } from "../../queries/client.ts";

/** A run as one side of a comparison. */
export type RunSide = ComparisonObject["before"];
/** A step in both runs; null where a run does not have it. */
export type StepPair = ComparisonObject["steps"][number];
/** How a step went in one run. */
export type StepSide = NonNullable<StepPair["before"]>;

/** Two runs side by side, as they are now; nothing is asked until both are known. */
export function comparisonQuery(a: string | undefined, b: string | undefined) {
  return queryOptions({
    queryKey: ["compare", a, b],
    queryFn:
      a === undefined || b === undefined
        ? skipToken
        : ({ signal }) => client.call(API.compare, { query: { a, b }, signal }),
  });
}

/** The last completed run of the same flow over the same project before a run; null when there is none. */
export function lastBeforeQuery(run: string | undefined) {
  return queryOptions({
    queryKey: ["last-before", run],
    queryFn:
      run === undefined
        ? skipToken
        : async ({ signal }): Promise<string | null> => {
            const { flow, project } = await client.call(API.run, { parts: { id: run }, signal });
            if (flow === null || project === null) return null;
            const query = {
              project_id: project.id,
              flow,
              status: "completed",
              before: run,
              limit: "1",
            } as const;
            const [last] = await client.call(API.runs, { query, signal });
            return last?.id ?? null;
          },
  });
}
