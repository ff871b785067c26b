import { alertObject, alertOfRow, API } from "@wheelhouse/core";
import type { Hono } from "hono";
import type { ServerDeps } from "../server-deps.ts";
import { mount } from "./mount.ts";

const USUAL_LIMIT = 200;

/** Serves what people were told, and where it has arrived. */
export function mountAlerts(app: Hono, { journal }: Pick<ServerDeps, "journal">): void {
  mount(app, API.alerts, async ({ query: { owed, limit = USUAL_LIMIT } }) => {
    const rows = await journal.rows("alerts", {
      where: { ...(owed === "1" && { owed: 1 }) },
      orderBy: "last_at",
      descending: true,
      limit,
    });
    return rows.map((row) => alertObject(alertOfRow(row)));
  });
}
