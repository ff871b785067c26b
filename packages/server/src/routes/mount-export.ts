import { API, reportObject, type RunObject } from "@wheelhouse/core";
import { exportOtlp } from "@wheelhouse/sources";
import type { Hono } from "hono";
import { type ExportedRun, exportRun, nameOf } from "../export/export-run.ts";
import type { RunReads } from "../read/run-reads.ts";
import { pathOf } from "./mount.ts";

/** Serves runs as files to take away. `version` is of this program. */
export function mountExport(
  app: Hono,
  reads: Pick<RunReads, "whole" | "traces" | "events">,
  version: string,
): void {
  app.get(pathOf(API.exportRun), async (c) => {
    const { as, content } = API.exportRun.query.parse(c.req.query());
    const { object, fold } = await reads.whole(c.req.param("id") ?? "");
    const { name, type, text } =
      as === "otlp"
        ? await otlpFile(object, content === "1")
        : await exportRun(object, reportObject(fold.state), as);
    return new Response(text, {
      headers: { "content-type": type, "content-disposition": `attachment; filename="${name}"` },
    });
  });

  async function otlpFile(run: RunObject, content: boolean): Promise<ExportedRun> {
    const { spans } = await reads.traces.at(run.id);
    const events = await reads.events.read(`run/${run.id}`);
    const text = await exportOtlp({ run: run.id, spans, events, content, version });
    return { name: `${nameOf(run)}.otlp.json`, type: "application/json", text };
  }
}
