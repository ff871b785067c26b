import { API, WheelhouseError } from "@wheelhouse/core";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import type { Keys } from "./keys.ts";

/** The cookie's name: cookies are not told apart by ports, so the port is in it. */
export function cookieName(port: number): string {
  return `wheelhouse_${port}`;
}

/** Where nobody has proof yet: whoever asks for a cookie, or who it is that serves. */
const OPEN: ReadonlySet<string> = new Set([API.openSession.path, API.proveServer.path]);

/** How a request proved who sends it. */
type Proof = "cookie" | "bearer";

/**
 * Lets in only who proves to be the user of this machine: by the cookie of a page, or by the bearer
 * token of a file that only the user can read. What changes something must be JSON, which no form
 * of a foreign page can send, and with a cookie must say that one of our own pages sends it.
 */
export function guardAccess(keys: Keys, port: () => number): MiddlewareHandler {
  return async (c, next) => {
    const isSafe = c.req.method === "GET" || c.req.method === "HEAD";
    if (!isSafe) {
      const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
      if (type !== "application/json")
        throw new WheelhouseError("body.type", `The body is ${type ?? "of no type"}.`, {
          hint: "Send JSON with the header content-type: application/json",
        });
    }
    if (OPEN.has(c.req.path)) return next();
    const proof = proofOf(c, keys, port());
    if (proof === undefined) throw denied();
    if (!isSafe && proof === "cookie" && c.req.header("origin") === undefined)
      throw new WheelhouseError("access.foreign", "Nothing says which page sent the request.", {
        hint: "Send it from the page, or with the bearer token.",
      });
    if (c.req.path === "/api/session/launch" && proof !== "bearer") throw denied();
    return next();
  };
}

function proofOf(c: Context, keys: Keys, port: number): Proof | undefined {
  const bearer = /^Bearer ([A-Za-z0-9_-]+)$/.exec(c.req.header("authorization") ?? "")?.[1];
  if (bearer !== undefined) return keys.isBearer(bearer) ? "bearer" : undefined;
  const cookie = getCookie(c, cookieName(port));
  return cookie !== undefined && keys.isCookie(cookie, port) ? "cookie" : undefined;
}

/** The refusal of whoever does not prove who they are. */
export function denied(): WheelhouseError {
  return new WheelhouseError(
    "access.denied",
    "Neither a cookie nor a token that holds came along.",
    {
      hint: "Open the address that `wheelhouse serve` prints; for a program, send the token of the file server-key in the data directory.",
    },
  );
}
