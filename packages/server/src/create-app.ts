import { isWheelhouseError } from "@wheelhouse/core";
import { Hono } from "hono";
import { servedDeps } from "./observed/served-deps.ts";
import { runReads } from "./read/run-reads.ts";
import { mountInbox } from "./routes/mount-inbox.ts";
import { mountIssues } from "./routes/mount-issues.ts";
import { MCP_PATH } from "./mcp/mcp-path.ts";
import { mountMcp } from "./mcp/mount-mcp.ts";
import { mountOtlp } from "./otlp/mount-otlp.ts";
import { compressJson } from "./routes/compress-json.ts";
import { mountAlerts } from "./routes/mount-alerts.ts";
import { mountChanges } from "./routes/mount-changes.ts";
import { mountCommands } from "./routes/mount-commands.ts";
import { mountCompare } from "./routes/mount-compare.ts";
import { mountExport } from "./routes/mount-export.ts";
import { mountPages } from "./routes/mount-pages.ts";
import { mountPlace } from "./routes/mount-place.ts";
import { mountRequests } from "./routes/mount-requests.ts";
import { mountRuns } from "./routes/mount-runs.ts";
import { mountSchedules } from "./routes/mount-schedules.ts";
import { mountSession } from "./routes/mount-session.ts";
import { mountSignals } from "./routes/mount-signals.ts";
import { mountSources } from "./routes/mount-sources.ts";
import { mountThreads } from "./routes/mount-threads.ts";
import { mountStreams } from "./routes/mount-streams.ts";
import { mountTraces } from "./routes/mount-traces.ts";
import { problemResponse } from "./routes/problem-response.ts";
import { guardAccess } from "./security/guard-access.ts";
import { guardMethod } from "./security/guard-method.ts";
import { guardObserved } from "./security/guard-observed.ts";
import { guardOrigin } from "./security/guard-origin.ts";
import { secureHeaders } from "./security/secure-headers.ts";
import type { ServerDeps } from "./server-deps.ts";
import { Hub } from "./stream/hub.ts";

/** The server as a function from requests to answers. */
export interface App {
  /** `by` is who asks, when a program of this process asks in another name than that of the person who serves. */
  fetch(request: Request, by?: string): Response | Promise<Response>;
  /** Ends all streams, in order. */
  close(): void;
}

/**
 * Makes the app; it does not listen. *Contract*: the caller binds it to 127.0.0.1 only, and `port`
 * says the port of that before the first request comes.
 */
export async function createApp(given: ServerDeps): Promise<App> {
  const deps = servedDeps(given);
  const { keys, port, pages, onError } = deps;
  const reads = runReads(deps);
  const hub = await Hub.open(deps, reads);
  const app = new Hono();
  app.use(secureHeaders);
  app.use(guardOrigin(port));
  app.use("/api/*", guardMethod);
  app.use("/api/*", guardAccess(keys, port));
  app.use("/api/*", guardObserved(deps.observed));
  app.use("/api/*", compressJson);
  app.use(MCP_PATH, guardAccess(keys, port));
  mountSession(app, deps);
  mountPlace(app, deps, hub);
  mountRuns(app, deps, { reads, hub });
  mountCompare(app, reads);
  mountTraces(app, reads);
  mountSources(app, deps, { reads, hub });
  mountSignals(app, deps, reads);
  mountOtlp(app, deps);
  mountExport(app, reads, deps);
  mountRequests(app, deps);
  mountAlerts(app, deps);
  mountSchedules(app, deps);
  mountInbox(app, deps);
  mountThreads(app, deps, hub);
  mountCommands(app, deps);
  // Streams first: `stream` is no number of an issue.
  mountStreams(app, deps, hub);
  mountIssues(app, deps);
  mountChanges(app, deps, reads);
  const ask: App["fetch"] = (request, by) => app.fetch(request, by === undefined ? {} : { by });
  mountMcp(app, deps, ask);
  mountPages(app, pages);
  app.onError((error) => {
    if (!isWheelhouseError(error) && error.name !== "ZodError") onError(error);
    return problemResponse(error);
  });
  return { fetch: ask, close: () => hub.close() };
}
