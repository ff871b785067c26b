import { API, reportObject, type RunObject } from "@wheelhouse/core";
import { exportOtlp } from "@wheelhouse/sources";
import type { Hono } from "hono";
import { exportReport } from "../export/export-report.ts";
import { type ExportedRun, exportRun, nameOf } from "../export/export-run.ts";
import type { RunReads } from "../read/run-reads.ts";
import type { Served } from "../server-deps.ts";
import { pathOf } from "./mount.ts";

/** Serves reports, and runs as files to take away. */
export function mountExport(
  app: Hono,
  reads: Pick<RunReads, "whole" | "folds" | "traces" | "events">,
  { version, reportForms: forms }: Pick<Served, "version" | "reportForms">,
): void {
  app.get(pathOf(API.exportRun), async (c) => {
    const { as, content } = API.exportRun.query.parse(c.req.query());
    const { object, fold } = await reads.whole(c.req.param("id") ?? "");
    return toSave(
      as === "otlp"
        ? await otlpFile(object, content === "1")
        : await exportRun(object, reportObject(fold.state), as),
    );
  });
  app.get(pathOf(API.runReport), async (c) => {
    const { format } = API.runReport.query.parse(c.req.query());
    const run = c.req.param("id") ?? "";
    if (format === undefined) return Response.json(reportObject((await reads.folds.at(run)).state));
    const { object, fold } = await reads.whole(run);
    return toSave(await exportReport(object, fold.state, { format, forms }));
  });

  async function otlpFile(run: RunObject, content: boolean): Promise<ExportedRun> {
    const { spans } = await reads.traces.at(run.id);
    const events = await reads.events.read(`run/${run.id}`);
    const text = await exportOtlp({ run: run.id, spans, events, content, version });
    return { name: `${nameOf(run)}.otlp.json`, type: "application/json", text };
  }
}

/** A file that a browser saves and never shows: what agents have written has no place on our origin. */
function toSave({ name, type, text }: ExportedRun): Response {
  return new Response(text, {
    headers: { "content-type": type, "content-disposition": `attachment; filename="${name}"` },
  });
}
