import { API, pathCompletions, WheelhouseError } from "@wheelhouse/core";
import type { Hono } from "hono";
import { openapi } from "../openapi/openapi.ts";
import { flowItems } from "../flows/flow-items.ts";
import { knownProjects, projectNamed } from "../read/known-projects.ts";
import type { Served } from "../server-deps.ts";
import type { Hub } from "../stream/hub.ts";
import { mount } from "./mount.ts";
import { pageHash } from "./page-hash.ts";

/** Serves what there is beside runs: how the server is, projects, pages, agents, and what the API is. */
export function mountPlace(app: Hono, deps: Served, hub: Hub): void {
  const {
    journal,
    wheel,
    pages,
    agents,
    flowFiles,
    plan,
    doctor,
    settings,
    addProject,
    projectFiles,
    version,
    now,
  } = deps;
  mount(app, API.health, async () => ({
    ok: true as const,
    version,
    instance: String(process.pid),
    now: now(),
    as_of: await journal.watermark(),
    driving: [...(await wheel.driving())],
    page: pageHash(pages),
    streams: hub.size,
  }));
  mount(app, API.projects, () => knownProjects(deps));
  mount(app, API.addProject, async ({ body }) => {
    const { id } = await addProject(body.path);
    const found = (await knownProjects(deps)).find((project) => project.id === id);
    if (!found) throw new Error(`project ${id} was made known and is not`);
    return found;
  });
  mount(app, API.projectPaths, async ({ part, query: { begun = "" } }) =>
    pathCompletions(await projectFiles(await projectNamed(deps, part("id"))), begun),
  );
  mount(app, API.doctor, async ({ query }) => [...(await doctor(query.again === "1"))]);
  mount(app, API.settings, async ({ query }) =>
    settings.read(await projectNamed(deps, query.project_id)),
  );
  mount(app, API.changeSettings, async ({ body }) =>
    settings.change(await projectNamed(deps, body.project_id), body),
  );
  mount(app, API.flows, async ({ query: { project_id: id } }) =>
    flowItems(deps, id === undefined ? undefined : await projectNamed(deps, id)),
  );
  mount(app, API.trustFlow, async ({ body: { project_id, ...flow } }) => {
    const project = await projectNamed(deps, project_id);
    if (flowFiles) return flowFiles.trust(project, flow);
    throw new WheelhouseError("flow.unknown", `There is no flow ${JSON.stringify(flow.flow)}.`);
  });
  mount(app, API.agents, async () => [...(await agents())]);
  mount(app, API.plan, ({ body }) => plan(body, () => projectNamed(deps, body.project_id)));
  let document: object | undefined;
  app.get("/api/openapi.json", () => Response.json((document ??= openapi(version))));
}
