import type { Context, Hono } from "hono";
import { WheelhouseError } from "@wheelhouse/core";
import { projectNamed } from "../read/known-projects.ts";
import type { Served } from "../server-deps.ts";
import type { Hub } from "../stream/hub.ts";
import {
  type Cursor,
  openBoardStream,
  openRunStream,
  openTopicStream,
} from "../stream/open-stream.ts";

/** Serves the streams. */
export function mountStreams(app: Hono, deps: Served, hub: Hub): void {
  const serve = (path: string, open: (c: Context) => Promise<ReadableStream<Uint8Array>>): void =>
    void app.get(path, async (c) => {
      const headers = { "content-type": "text/event-stream", "x-accel-buffering": "no" };
      // Nobody would ever read the body, and so nobody would end it.
      const body = c.req.method === "HEAD" ? null : await open(c);
      return new Response(body, { headers });
    });

  serve("/api/stream", (c) => {
    const topics = (c.req.queries("topics") ?? []).join(",");
    return openTopicStream(deps, hub, topics, cursorOf(c));
  });
  serve("/api/runs/:id/stream", (c) =>
    openRunStream(deps, hub, c.req.param("id") ?? "", cursorOf(c)),
  );
  serve("/api/projects/:key/issues/stream", async (c) => {
    const { id } = await projectNamed(deps, c.req.param("key") ?? "");
    return openBoardStream(deps, hub, id);
  });
  serve("/api/projects/:key/runs/:id/stream", async (c) => {
    const run = c.req.param("id") ?? "";
    if (!(await isOver(deps, run, c.req.param("key") ?? "")))
      throw new WheelhouseError("run.unknown", "This project has no such run.", {
        hint: "All runs: GET /api/runs",
      });
    return openRunStream(deps, hub, run, cursorOf(c));
  });
}

/** Whether a run is over a project. */
async function isOver(
  { journal, observed }: Served,
  run: string,
  project: string,
): Promise<boolean> {
  if (observed.has(run)) return observed.item(run)?.project?.id === project;
  const where = { id: run, project_id: project };
  return (await journal.rows("runs", { where, limit: 1 })).length > 0;
}

function cursorOf(c: Context): Cursor {
  return { lastEventId: c.req.header("last-event-id"), since: c.req.query("since") };
}
