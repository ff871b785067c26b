import { API } from "@wheelhouse/core";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client } from "./client.ts";

/**
 * What the repositories want that a run touches, of all of them when it names none that is known; kept fresh by the topic
 * `signals`.
 *
 * @param touched How many it names: with another one, it is asked anew.
 */
export function actionRequiredOfRun(run: string, touched: number) {
  return queryOptions({
    queryKey: ["action-required", "run", run, touched],
    queryFn: ({ signal }) => client.call(API.actionRequired, { query: { run }, signal }),
    placeholderData: keepPreviousData,
  });
}
