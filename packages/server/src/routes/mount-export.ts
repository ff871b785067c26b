import { API, reportObject, requestRowSchema, runObject } from "@wheelhouse/core";
import type { Hono } from "hono";
import { exportRun } from "../export/export-run.ts";
import type { RunFolds } from "../read/run-folds.ts";
import type { ServerDeps } from "../server-deps.ts";
import { pathOf } from "./mount.ts";

/** Serves runs as files to take away. */
export function mountExport(app: Hono, { journal, wheel }: ServerDeps, folds: RunFolds): void {
  app.get(pathOf(API.exportRun), async (c) => {
    const run = c.req.param("id") ?? "";
    const { as } = API.exportRun.query.parse(c.req.query());
    const [rows, driving] = await Promise.all([
      journal.rows("requests", { where: { run }, orderBy: "opened_at" }),
      wheel.driving(),
    ]);
    const requests = rows.map((row) => requestRowSchema.parse(row));
    const { state, attempts } = await folds.at(run);
    const whole = runObject(state, attempts, { driven: driving.includes(run), requests });
    const { name, type, text } = await exportRun(whole, reportObject(state), as);
    return new Response(text, {
      headers: { "content-type": type, "content-disposition": `attachment; filename="${name}"` },
    });
  });
}
