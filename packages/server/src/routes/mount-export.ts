import { API, reportObject } from "@wheelhouse/core";
import type { Hono } from "hono";
import { exportRun } from "../export/export-run.ts";
import type { RunReads } from "../read/run-reads.ts";
import { pathOf } from "./mount.ts";

/** Serves runs as files to take away. */
export function mountExport(app: Hono, reads: Pick<RunReads, "whole">): void {
  app.get(pathOf(API.exportRun), async (c) => {
    const { as } = API.exportRun.query.parse(c.req.query());
    const { object, fold } = await reads.whole(c.req.param("id") ?? "");
    const { name, type, text } = await exportRun(object, reportObject(fold.state), as);
    return new Response(text, {
      headers: { "content-type": type, "content-disposition": `attachment; filename="${name}"` },
    });
  });
}
