import { API, WheelhouseError } from "@wheelhouse/core";
import type { MiddlewareHandler } from "hono";
import { problemResponse } from "../routes/problem-response.ts";

/** Addresses that answer with something else than the table says. */
const OTHERS: readonly string[] = [
  "/api/openapi.json",
  "/api/stream",
  "/api/runs/{id}/stream",
  "/api/projects/{key}/runs/{id}/stream",
  "/api/projects/{key}/issues/stream",
];

const KNOWN = [...Object.values(API), ...OTHERS.map((path) => ({ path, method: "GET" }))].map(
  ({ path, method }) => ({ method, path: new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`) }),
);

/** Refuses a method that an address does not have, and says which it has. Other addresses pass: there is nothing at them. */
export const guardMethod: MiddlewareHandler = async (c, next) => {
  const methods = KNOWN.filter(({ path }) => path.test(c.req.path)).map(({ method }) => method);
  const asked = c.req.method === "HEAD" ? "GET" : c.req.method;
  if (methods.length === 0 || methods.includes(asked)) return next();
  return wrongMethod(c.req.method, methods);
};

/** The answer to a method that an address does not have; HEAD goes with GET. */
export function wrongMethod(asked: string, methods: readonly string[]): Response {
  const allow = [...new Set(methods)].flatMap((each) => (each === "GET" ? [each, "HEAD"] : [each]));
  const error = new WheelhouseError(
    "route.method",
    `This address takes no ${asked.slice(0, 20)}.`,
    {
      hint: `It takes ${allow.join(", ")}. What there is: GET /api/openapi.json`,
    },
  );
  const response = problemResponse(error);
  response.headers.set("allow", allow.join(", "));
  return response;
}
