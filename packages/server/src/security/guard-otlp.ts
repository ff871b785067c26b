import { WheelhouseError } from "@wheelhouse/core";
import type { Context, MiddlewareHandler } from "hono";
import { wrongMethod } from "./guard-method.ts";
import { isSame } from "./is-same.ts";

/**
 * Lets in only programs that were told the token of the ingress. Pages are refused whoever they are: none of ours sends
 * there, and a browser always says that it is one. The token of the API and its cookies count for nothing here, so that
 * what agents are given opens nothing else, and the other way round.
 */
export function guardOtlp(token: string): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.header("origin") !== undefined || c.req.header("sec-fetch-site") !== undefined)
      throw new WheelhouseError("access.foreign", "A page sent the request.", {
        hint: "OpenTelemetry is taken from programs only.",
      });
    if (c.req.method !== "POST") return wrongMethod(c.req.method, ["POST"]);
    const given = tokenOf(c);
    if (given === undefined || !isSame(given, token))
      throw new WheelhouseError("access.denied", "No token that opens the ingress came along.", {
        hint: "What an exporter has to send: GET /api/otlp",
      });
    return next();
  };
}

function tokenOf(c: Context): string | undefined {
  const bearer = /^Bearer ([A-Za-z0-9_-]+)$/.exec(c.req.header("authorization") ?? "")?.[1];
  return bearer ?? c.req.header("x-wheelhouse-otlp");
}
