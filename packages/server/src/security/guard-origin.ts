import { WheelhouseError } from "@wheelhouse/core";
import type { MiddlewareHandler } from "hono";
import { MCP_PATH } from "../mcp/mcp-path.ts";

/** The names under which this machine's own browser may know a server. */
export function ownHosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

/**
 * Lets in only what was sent to one of our names, by one of our own pages or by no page at all.
 *
 * The host comes before everything: a foreign name that resolves to this machine (DNS rebinding)
 * makes the attacker's page same-origin with us, and only the name gives it away. `same-site` is
 * foreign too: a page of another port of this machine is that.
 */
export function guardOrigin(port: () => number): MiddlewareHandler {
  return async (c, next) => {
    const hosts = ownHosts(port());
    const host = c.req.header("host") ?? "";
    if (!hosts.includes(host) || !hosts.includes(new URL(c.req.url).host))
      throw foreign(`The request was sent to ${JSON.stringify(host.slice(0, 100))}.`);
    if (c.req.header("upgrade") !== undefined)
      throw new WheelhouseError("usage", "This server speaks plain HTTP and no other protocol.", {
        hint: "Follow runs by server-sent events: GET /api/stream",
      });
    if (!c.req.path.startsWith("/api/") && c.req.path !== MCP_PATH) return next();
    const origin = c.req.header("origin");
    if (origin !== undefined && !hosts.some((own) => origin === `http://${own}`))
      throw foreign("Another page sent the request.");
    const site = c.req.header("sec-fetch-site");
    if (site !== undefined && site !== "same-origin" && site !== "none")
      throw foreign("Another page sent the request.");
    return next();
  };
}

function foreign(message: string): WheelhouseError {
  return new WheelhouseError("access.foreign", message, {
    hint: "Use the address that `wheelhouse serve` printed.",
  });
}
