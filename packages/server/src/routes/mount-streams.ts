import type { Context, Hono } from "hono";
import { WheelhouseError } from "@wheelhouse/core";
import type { ServerDeps } from "../server-deps.ts";
import type { Hub } from "../stream/hub.ts";
import { type Cursor, openRunStream, openTopicStream } from "../stream/open-stream.ts";

/** Serves the streams. */
export function mountStreams(app: Hono, deps: ServerDeps, hub: Hub): void {
  app.get("/api/stream", async (c) => {
    const topics = (c.req.queries("topics") ?? []).join(",");
    return eventStream(await openTopicStream(deps, hub, topics, cursorOf(c)));
  });
  app.get("/api/runs/:id/stream", async (c) =>
    eventStream(await openRunStream(deps, hub, c.req.param("id"), cursorOf(c))),
  );
  app.get("/api/projects/:key/runs/:id/stream", async (c) => {
    const run = c.req.param("id");
    const where = { id: run, project_id: c.req.param("key") };
    const [row] = await deps.journal.rows("runs", { where, limit: 1 });
    if (row === undefined)
      throw new WheelhouseError("run.unknown", "This project has no such run.", {
        hint: "All runs: GET /api/runs",
      });
    return eventStream(await openRunStream(deps, hub, run, cursorOf(c)));
  });
}

function cursorOf(c: Context): Cursor {
  return { lastEventId: c.req.header("last-event-id"), since: c.req.query("since") };
}

function eventStream(body: ReadableStream<Uint8Array>): Response {
  const headers = { "content-type": "text/event-stream", "x-accel-buffering": "no" };
  return new Response(body, { headers });
}
