import { API, OBSERVED, type RunListItem } from "@wheelhouse/core";
import type { Client } from "@wheelhouse/client";
import type { ObservedRuns } from "./observed-runs.ts";

/** Runs that are asked for at once. */
const PAGE = 1_000;

/** Observed runs as the server of the data directory tells them. */
export function servedRuns(client: Client): ObservedRuns {
  return {
    async items({ source = OBSERVED }) {
      const all: RunListItem[] = [];
      for (;;) {
        const before = all.at(-1)?.id;
        const page = await client.call(API.runs, {
          query: { source, limit: String(PAGE), ...(before !== undefined && { before }) },
        });
        all.push(...page);
        if (page.length < PAGE) return all;
      }
    },
    run: (id) => client.call(API.run, { parts: { id } }),
    async after(id, seq) {
      const query = { from: String(seq + 1) };
      const { events, head } = await client.call(API.runEvents, { parts: { id }, query });
      return { events, head };
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
