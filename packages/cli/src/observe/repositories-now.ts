import { sep } from "node:path";
import { API, type RepositoryObject, wireTime } from "@wheelhouse/core";
import type { Context } from "../command/context.ts";
import { addedProjects } from "../project/known-projects.ts";
import type { Project } from "../project/find-project.ts";
import { readObserving } from "./environment.ts";
import { observedItems } from "./observed-items.ts";
import { serverClient } from "./server-client.ts";

/** Repositories as they are now, and which look it was. */
interface RepositoriesNow {
  readonly repositories: readonly RepositoryObject[];
  readonly scanVersion: number;
  /** As on the wire. */
  readonly lookedAt: string | null;
}

/**
 * Has a look taken: by the server where one runs, else here. Of a project alone when one is named, also of one that the
 * server does not look at.
 */
export async function repositoriesNow(
  context: Pick<Context, "home" | "io">,
  project: Project | undefined,
): Promise<RepositoriesNow> {
  const client = await serverClient(context.home);
  if (client) {
    const { scan_version: scanVersion, last_scan: lookedAt } = await client.call(API.refresh, {
      body: {},
    });
    const all = await client.call(API.repositories);
    const repositories = project ? repositoryAround(all, project) : all;
    if (!project || repositories.length > 0) return { repositories, scanVersion, lookedAt };
  }
  return lookHere(context, project);
}

/** The repository that a directory lies in, alone; none when it is in none of them. */
function repositoryAround(
  all: readonly RepositoryObject[],
  project: Project,
): readonly RepositoryObject[] {
  return all
    .filter(({ path }) => project.path === path || project.path.startsWith(`${path}${sep}`))
    .toSorted((a, b) => b.path.length - a.path.length)
    .slice(0, 1);
}

async function lookHere(
  context: Pick<Context, "home" | "io">,
  project: Project | undefined,
): Promise<RepositoriesNow> {
  const { home, io } = context;
  const { addedPlaces, forgesOf, openRepositories } = await import("@wheelhouse/sources");
  const { repositories: named } = readObserving(io);
  const added = addedPlaces(home).places.flatMap(({ kind, path }) =>
    kind === "repositories" ? path : [],
  );
  const worked = project
    ? []
    : (await observedItems(context, {})).flatMap((run) => run.project?.path ?? []);
  const isOff = named?.length === 0;
  const repositories = await openRepositories({
    roots: () => (project || isOff ? [] : [...(named ?? [io.cwd]), ...added]),
    paths: () => {
      if (project) return [project.path];
      return isOff ? [] : [io.cwd, ...addedProjects(home).map(({ path }) => path), ...worked];
    },
    forges: forgesOf(io.env),
    intervalMs: 0,
  });
  try {
    const { version, at } = await repositories.refresh();
    return { repositories: repositories.list(), scanVersion: version, lookedAt: wireTime(at) };
  } finally {
    await repositories.close();
  }
}
