import { API, runSpans } from "@wheelhouse/core";
import type { Hono } from "hono";
import { densityOf } from "../read/density-of.ts";
import { eventsPage } from "../read/events-page.ts";
import { runTraces } from "../read/run-traces.ts";
import type { ServerDeps } from "../server-deps.ts";
import { mount } from "./mount.ts";

/** Slices of time when nobody says how many. */
const USUAL_BUCKETS = 512;

/** Serves what happened when in runs: their events, and views of many of them. */
export function mountTraces(app: Hono, { journal }: Pick<ServerDeps, "journal">): void {
  const traces = runTraces(journal);
  mount(app, API.runEvents, ({ part, query }) => eventsPage(journal, part("id"), query));
  mount(app, API.runTrace, async ({ part, query: { since = 0 } }) => {
    const { events } = await eventsPage(journal, part("id"), { from: since + 1 });
    return events;
  });
  mount(app, API.runSpans, async ({ part }) => {
    const run = part("id");
    return runSpans(run, (await traces.at(run)).spans);
  });
  mount(app, API.runDensity, async ({ part, query: { buckets = USUAL_BUCKETS } }) =>
    densityOf(await traces.at(part("id")), buckets),
  );
}
