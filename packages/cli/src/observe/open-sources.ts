import type { AddSource } from "@wheelhouse/core";
import type { JournalReader } from "@wheelhouse/journal";
import { loadSecret, type ServerDeps } from "@wheelhouse/server";
import {
  forgesOf,
  type Observed,
  openOtlp,
  openRepositories,
  readAddedPlaces,
  type Repositories,
} from "@wheelhouse/sources";
import type { Context } from "../command/context.ts";
import { otlpDirectory, otlpKeyPath } from "../home/home-paths.ts";
import { addedProjects } from "../project/known-projects.ts";
import type { Observing } from "./environment.ts";
import { observe } from "./observe.ts";
import { otlpEnvironments } from "./otlp-environments.ts";

/** What a server gets to see of what others do. Disposing ends all watching. */
export interface OpenSources extends AsyncDisposable {
  readonly deps: Pick<ServerDeps, "observed" | "repositories" | "otlp">;
}

/** What the sources are opened with. */
export interface SourcesWish {
  readonly observing: Observing;
  readonly journal: JournalReader;
  readonly say: (text: string) => void;
}

/**
 * Opens everything that is watched, for a server: logs, session files, repositories, and what is sent here. Nothing waits for the first
 * looks, which go on behind; what opened them must dispose of them, after the server.
 */
export async function openSources(
  context: Pick<Context, "home" | "io">,
  { observing, journal, say }: SourcesWish,
): Promise<OpenSources> {
  await using opening = new AsyncDisposableStack();
  // Each asks the other: which repositories agents worked in, and which project a path is of.
  let repositories: Repositories | undefined;
  const { observed, own, close } = await observe(context, {
    observing,
    journal,
    projectOf: (repo) => repositories?.projectOf(repo),
    say,
  });
  opening.defer(close);
  const isOff = observing.repositories?.length === 0;
  if (!isOff) {
    const opened = await openRepositories(
      repositoriesWish(context, observing, observed, () => repositories),
    );
    opening.defer(() => opened.close());
    repositories = opened;
  }
  const { content, ...retention } = observing.otlp;
  const receiver = await openOtlp({
    directory: otlpDirectory(context.home),
    content,
    retention,
    ownTrace: (trace) => own?.runOfTrace(trace),
  });
  opening.defer(() => receiver.close());
  const token = loadSecret(otlpKeyPath(context.home));
  const otlp = { receiver, token, environments: otlpEnvironments };
  const open = opening.move();
  return {
    deps: { observed: tellingRepositories(observed, repositories), repositories, otlp },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

function repositoriesWish(
  { home, io }: Pick<Context, "home" | "io">,
  { repositories: named }: Observing,
  observed: Observed,
  repositories: () => Repositories | undefined,
): Parameters<typeof openRepositories>[0] {
  const worked = (): string[] => observed.items().flatMap(({ project }) => project?.path ?? []);
  return {
    roots: () => [
      ...(named ?? [io.cwd]),
      ...readAddedPlaces(home).flatMap(({ kind, path }) => (kind === "repositories" ? path : [])),
    ],
    paths: () => [...addedProjects(home).map(({ path }) => path), ...new Set(worked())],
    sessions() {
      const counts = new Map<string, number>();
      for (const path of worked()) {
        const project = repositories()?.projectOf(path);
        if (project !== undefined) counts.set(project, (counts.get(project) ?? 0) + 1);
      }
      return counts;
    },
    forges: forgesOf(io.env),
  };
}

/** The same sources; a place with repositories that is added or removed is looked at, or forgotten, at once. */
function tellingRepositories(observed: Observed, repositories: Repositories | undefined): Observed {
  if (!repositories) return observed;
  return {
    ...observed,
    async addSource(source: AddSource) {
      const added = await observed.addSource(source);
      if (added.kind === "repositories") await repositories.refresh();
      return added;
    },
    async removeSource(id) {
      const kinds = new Map((await observed.sources()).map((each) => [each.id, each.kind]));
      await observed.removeSource(id);
      if (kinds.get(id) === "repositories") await repositories.refresh();
    },
  };
}
