import { API } from "@wheelhouse/core";
import { queryOptions } from "@tanstack/react-query";
import { client } from "./client.ts";

/** A run folded by the server up to `as_of`; kept fresh by the topic `state:<run>`. */
export function runQuery(run: string) {
  return queryOptions({
    queryKey: ["run", run],
    queryFn: ({ signal }) => client.call(API.runState, { parts: { id: run }, signal }),
  });
}
