import { API, type RequestObject } from "@wheelhouse/core";
import { queryOptions } from "@tanstack/react-query";
import { latestPatches } from "../live/latest-patches.ts";
import { withRequest } from "../live/with-patch.ts";
import { client } from "./client.ts";

/** What all runs ask of people now, the oldest first; kept fresh by the topic `requests`. */
export const requestsQuery = queryOptions({
  queryKey: ["requests"],
  async queryFn({ signal }): Promise<readonly RequestObject[]> {
    const mark = latestPatches.mark();
    const fetched = await client.call(API.requests, { query: { status: "open" }, signal });
    // What the stream said while the answer was on its way is newer than the answer.
    return latestPatches
      .since(mark)
      .reduce<readonly RequestObject[]>(
        (open, entry) => (entry.k === "request" ? withRequest(open, entry.v) : open),
        fetched,
      );
  },
});

/** One request as the server has it now, whatever has become of it; undefined when there is none. */
export async function requestNow(run: string, id: string): Promise<RequestObject | undefined> {
  const all = await client.call(API.requests, { query: { run } });
  return all.find((request) => request.id === id);
}
