import { alertObject, alertOfRow, API, WheelhouseError } from "@wheelhouse/core";
import type { Hono } from "hono";
import type { AlertDesk, ServerDeps } from "../server-deps.ts";
import { mount } from "./mount.ts";

const USUAL_LIMIT = 200;

/** Serves what people were told, and where it has arrived; and how they are reached. */
export function mountAlerts(
  app: Hono,
  { journal, alerts }: Pick<ServerDeps, "journal" | "alerts">,
): void {
  mount(app, API.alertChannels, async () => there(alerts).channels());
  mount(app, API.switchAlerts, async ({ body: { channel, on } }) =>
    there(alerts).switch(channel, on),
  );
  mount(app, API.testAlert, async ({ body: { channel } }) => there(alerts).test(channel));
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

function there(alerts: AlertDesk | undefined): AlertDesk {
  if (alerts) return alerts;
  throw new WheelhouseError("usage", "This server reaches nobody outside of the page.", {
    hint: "Start one that does: wheelhouse serve",
  });
}
