import { API } from "@wheelhouse/core";
import type { Hono } from "hono";
import { cookieName, denied } from "../security/guard-access.ts";
import type { ServerDeps } from "../server-deps.ts";
import { mount } from "./mount.ts";
import { readBody } from "./read-body.ts";

/** Serves the way in: a one-time token becomes a cookie that no script can read and no other site can send. */
export function mountSession(app: Hono, { keys, port }: Pick<ServerDeps, "keys" | "port">): void {
  mount(app, API.launch, async () => {
    const token = keys.launchToken();
    return { token, url: launchUrl(port(), token) };
  });
  mount(app, API.proveServer, async ({ query: { challenge } }) => ({
    proof: keys.proof(port(), challenge),
  }));
  app.post(API.openSession.path, async (c) => {
    const { token } = API.openSession.body.parse(await readBody(c.req.raw));
    if (!keys.redeem(token)) throw denied();
    const { value, maxAgeS } = keys.newCookie(port());
    const rules = `HttpOnly; SameSite=Strict; Path=/; Max-Age=${maxAgeS}`;
    return Response.json(
      { ok: true },
      { headers: { "set-cookie": `${cookieName(port())}=${value}; ${rules}` } },
    );
  });
}

/** The address that lets a browser in once. A fragment is never sent, so the token is in no log. */
export function launchUrl(port: number, token: string): string {
  return `http://127.0.0.1:${port}/#t=${token}`;
}
