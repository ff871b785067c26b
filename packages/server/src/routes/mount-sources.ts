import { API } from "@wheelhouse/core";
import type { Hono } from "hono";
import { streamOf } from "../read/find-run.ts";
import { placeOf } from "../read/place-of.ts";
import { shownPreview } from "../read/shown-preview.ts";
import type { RunReads } from "../read/run-reads.ts";
import type { Served } from "../server-deps.ts";
import type { Hub } from "../stream/hub.ts";
import { mount } from "./mount.ts";

/** Lines of one answer when nobody says how many, and at most. */
const LINES = { usual: 100, most: 1_000 };
/** Hits of one answer when nobody says how many, and at most. */
const HITS = { usual: 20, most: 100 };

/** Serves what is known of places that are watched, and lets a person say which. */
export function mountSources(
  app: Hono,
  { observed }: Served,
  { reads, hub }: { readonly reads: RunReads; readonly hub: Pick<Hub, "sourcesChanged"> },
): void {
  mount(app, API.sources, async () => [...(await observed.sources())]);
  mount(app, API.addSource, async ({ body }) => {
    const added = await observed.addSource({ ...body, path: await placeOf(body.path, body.kind) });
    hub.sourcesChanged();
    return added;
  });
  mount(app, API.removeSource, async ({ part }) => {
    const id = part("id");
    await observed.removeSource(id);
    hub.sourcesChanged();
    return { id };
  });
  mount(app, API.previewSource, async ({ query: { path, kind } }) =>
    shownPreview(await observed.preview(await placeOf(path, kind), kind)),
  );
  mount(app, API.badLines, async ({ part, query: { limit = LINES.usual } }) => {
    const run = part("id");
    await streamOf(reads.events, run);
    if (!observed.has(run)) return { total: 0, lines: [] };
    const { total, lines } = await observed.badLines(run, Math.min(limit, LINES.most));
    return { total, lines: [...lines] };
  });
  mount(app, API.search, async ({ query: { q, limit = HITS.usual } }) => {
    const { hits, since } = await observed.search(q, Math.min(limit, HITS.most));
    return { hits: [...hits], since: since === null ? null : new Date(since).toISOString() };
  });
}
