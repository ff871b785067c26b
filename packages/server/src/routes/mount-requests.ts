import { API, requestObject, requestRowSchema } from "@wheelhouse/core";
import type { Hono } from "hono";
import type { ServerDeps } from "../server-deps.ts";
import { mount } from "./mount.ts";

/** Serves what runs ask of people, over all runs. */
export function mountRequests(app: Hono, { journal }: Pick<ServerDeps, "journal">): void {
  mount(app, API.requests, async ({ query: { status, run } }) => {
    const rows = await journal.rows("requests", {
      where: { ...(status !== undefined && { status }), ...(run !== undefined && { run }) },
      orderBy: "opened_at",
    });
    return rows.map((row) => requestObject(requestRowSchema.parse(row)));
  });
}
