import { API, runSpans } from "@wheelhouse/core";
import type { Hono } from "hono";
import { densityOf } from "../read/density-of.ts";
import { eventsPage } from "../read/events-page.ts";
import type { RunReads } from "../read/run-reads.ts";
import { mount } from "./mount.ts";

/** Slices of time when nobody says how many. */
const USUAL_BUCKETS = 512;

/** Serves what happened when in runs: their events, and views of many of them. */
export function mountTraces(
  app: Hono,
  { events, traces }: Pick<RunReads, "events" | "traces">,
): void {
  mount(app, API.runEvents, ({ part, query }) => eventsPage(events, part("id"), query));
  mount(app, API.runTrace, async ({ part, query: { since = 0 } }) => {
    const page = await eventsPage(events, part("id"), { from: since + 1 });
    return page.events;
  });
  mount(app, API.runSpans, async ({ part }) => {
    const run = part("id");
    return runSpans(run, (await traces.at(run)).spans);
  });
  mount(app, API.runDensity, async ({ part, query: { buckets = USUAL_BUCKETS } }) =>
    densityOf(await traces.at(part("id")), buckets),
  );
}
