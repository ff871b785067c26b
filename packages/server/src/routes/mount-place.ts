import { API } from "@wheelhouse/core";
import type { Hono } from "hono";
import { openapi } from "../openapi/openapi.ts";
import { knownProjects } from "../read/known-projects.ts";
import type { ServerDeps } from "../server-deps.ts";
import type { Hub } from "../stream/hub.ts";
import { mount } from "./mount.ts";

/** Serves what there is beside runs: how the server is, projects, flows, agents, and what the API is. */
export function mountPlace(app: Hono, deps: ServerDeps, hub: Hub): void {
  const { journal, wheel, flows, agents, version, now } = deps;
  mount(app, API.health, async () => ({
    ok: true as const,
    version,
    instance: String(process.pid),
    now: now(),
    as_of: await journal.watermark(),
    driving: [...(await wheel.driving())],
    streams: hub.size,
  }));
  mount(app, API.projects, () => knownProjects(deps));
  mount(app, API.flows, async () => [...flows()]);
  mount(app, API.agents, async () => [...(await agents())]);
  let document: object | undefined;
  app.get("/api/openapi.json", () => Response.json((document ??= openapi(version))));
}
