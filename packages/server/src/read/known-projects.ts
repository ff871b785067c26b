import { existsSync } from "node:fs";
import { basename } from "node:path";
import { nearest, type ProjectObject, runRowSchema, WheelhouseError } from "@wheelhouse/core";
import { readSchedules } from "@wheelhouse/desk";
import type { Project, Served } from "../server-deps.ts";

const placeSchema = runRowSchema.pick({ project_id: true, project_path: true });
const PLACE = ["project_id", "project_path"];

/**
 * Projects that the server stands in, that were made known, that have issues or schedules, that runs were over, or whose repository
 * was found; the latest run's place counts.
 */
export async function knownProjects({
  journal,
  projects,
  observed,
  repositories,
}: Pick<Served, "journal" | "projects" | "observed" | "repositories">): Promise<ProjectObject[]> {
  const known = new Map<string, { path: string; runs: number }>();
  for (const { id, path } of [...repositories.list(), ...projects()])
    known.set(id, { path, runs: 0 });
  for (const row of await journal.rows("issues", { columns: PLACE })) {
    const { project_id: id, project_path: path } = placeSchema.parse(row);
    if (id !== null && path !== null) known.set(id, { path, runs: 0 });
  }
  for (const { definition } of await readSchedules(journal, { removed: 0 }))
    known.set(definition.project.id, { path: definition.project.path, runs: 0 });
  for (const row of await journal.rows("runs", { columns: PLACE, orderBy: "created_at" })) {
    const { project_id: id, project_path: path } = placeSchema.parse(row);
    if (id === null || path === null) continue;
    known.set(id, { path, runs: (known.get(id)?.runs ?? 0) + 1 });
  }
  for (const { project } of observed.items()) {
    if (project === null) continue;
    const { path, runs } = known.get(project.id) ?? { path: project.path, runs: 0 };
    known.set(project.id, { path, runs: runs + 1 });
  }
  return [...known].map(([id, { path, runs }]) => ({
    id,
    key: id,
    status: existsSync(path) ? ("here" as const) : ("missing" as const),
    name: basename(path),
    path,
    runs,
  }));
}

/** The project of an id. Throws `project.unknown`, with near ones. */
export async function projectNamed(
  deps: Pick<Served, "journal" | "projects" | "observed" | "repositories">,
  id: string,
): Promise<Project> {
  const projects = await knownProjects(deps);
  const found = projects.find((project) => project.id === id);
  if (found) return { id: found.id, path: found.path };
  const near = nearest(
    id,
    projects.map((project) => project.id),
  );
  throw new WheelhouseError("project.unknown", `There is no project ${JSON.stringify(id)}.`, {
    hint:
      near.length > 0
        ? `Did you mean ${near.join(" or ")}? All projects: GET /api/projects`
        : "All projects: GET /api/projects. Another one becomes known by its first run: wheelhouse run code-review --project DIR",
  });
}
