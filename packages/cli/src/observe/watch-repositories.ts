import { type AddSource, messageOf } from "@wheelhouse/core";
import {
  addedPlaces,
  forgesOf,
  type Observed,
  openRepositories,
  type Repositories,
} from "@wheelhouse/sources";
import type { Context } from "../command/context.ts";
import { addedProjects } from "../project/known-projects.ts";
import type { Observing } from "./environment.ts";

/** How long after a session in a place that is not known yet repositories are looked at again, in milliseconds. */
const SOON_MS = 2_000;

/** Repositories that are looked at, and the sources they are told of. */
export interface WatchedRepositories {
  readonly repositories: Repositories;
  /** The same sources; a place with repositories that is added or removed leads to a fresh look, which goes on behind. */
  readonly observed: Observed;
  readonly close: () => Promise<void>;
}

/**
 * Looks at repositories: those below the places that are named or added, that the server stands in, of known projects,
 * and in which observed sessions worked, wherever they lie.
 * `say` is told why a look has failed that nobody waits for.
 */
export async function watchRepositories(
  { home, io }: Pick<Context, "home" | "io">,
  { repositories: named }: Observing,
  { observed, say }: { readonly observed: Observed; readonly say: (text: string) => void },
): Promise<WatchedRepositories> {
  const worked = (): string[] => observed.items().flatMap(({ project }) => project?.path ?? []);
  let seen: ReadonlySet<string> = new Set();
  const repositories: Repositories = await openRepositories({
    roots: () => [...(named ?? [io.cwd]), ...addedRoots(home)],
    paths() {
      seen = new Set(worked());
      return [io.cwd, ...addedProjects(home).map(({ path }) => path), ...seen];
    },
    sessions() {
      const counts = new Map<string, number>();
      for (const path of worked()) {
        const project = repositories.projectOf(path);
        if (project !== undefined) counts.set(project, (counts.get(project) ?? 0) + 1);
      }
      return counts;
    },
    forges: forgesOf(io.env),
  });

  const lookBehind = (): void =>
    void repositories.lookAnew().catch((error: unknown) => {
      say(`Looking at repositories met something unexpected: ${messageOf(error)}`);
    });
  let soon: NodeJS.Timeout | undefined;
  const lookAgain = (): void => {
    soon = undefined;
    if (worked().some((path) => !seen.has(path))) lookBehind();
  };
  // A session may begin in a place that nobody has looked at.
  const unfollow = observed.onChange(() => {
    soon ??= setTimeout(lookAgain, SOON_MS).unref();
  });
  return {
    repositories,
    observed: tellingRepositories(observed, lookBehind),
    close: async () => {
      unfollow();
      clearTimeout(soon);
      await repositories.close();
    },
  };
}

/** What cannot be read is told where sources are listed; it keeps no repository from being looked at. */
function addedRoots(home: string): readonly string[] {
  const { places } = addedPlaces(home);
  return places.flatMap(({ kind, path }) => (kind === "repositories" ? path : []));
}

function tellingRepositories(observed: Observed, look: () => void): Observed {
  return {
    ...observed,
    async addSource(source: AddSource) {
      const added = await observed.addSource(source);
      if (added.kind === "repositories") look();
      return added;
    },
    async removeSource(id) {
      const kinds = new Map((await observed.sources()).map((each) => [each.id, each.kind]));
      await observed.removeSource(id);
      if (kinds.get(id) === "repositories") look();
    },
  };
}
