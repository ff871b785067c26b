import { WheelhouseError } from "@wheelhouse/core";
import type { Observed } from "@wheelhouse/sources";
import type { MiddlewareHandler } from "hono";
import { problemResponse } from "../routes/problem-response.ts";

const OF_RUN = /^\/api\/runs\/([^/]+)(?:\/|$)/;

/**
 * Refuses whatever would move a run that another harness drives, at every address of it and before the body is looked
 * at: there is nothing about such a run that we could change.
 */
export function guardObserved(observed: Pick<Observed, "has">): MiddlewareHandler {
  return async (c, next) => {
    const { method, path } = c.req;
    const run = method === "GET" || method === "HEAD" ? undefined : OF_RUN.exec(path)?.[1];
    if (run === undefined || !observed.has(run)) return next();
    const error = new WheelhouseError(
      "run.observed",
      `Run ${run} is only watched here: its own harness drives it.`,
      { hint: "Steer it where it was started. Here it can be read: GET /api/runs/{id}" },
    );
    const response = problemResponse(error);
    response.headers.set("allow", "GET, HEAD");
    return response;
  };
}
