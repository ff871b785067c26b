import { isWheelhouseError, messageOf } from "@wheelhouse/core";
import type { JournalReader } from "@wheelhouse/journal";
import { loadSecret, type OtlpIngress, type ServerDeps } from "@wheelhouse/server";
import { openOtlp, type Repositories } from "@wheelhouse/sources";
import type { Context } from "../command/context.ts";
import { otlpDirectory, otlpKeyPath } from "../home/home-paths.ts";
import type { Observing } from "./environment.ts";
import { type Observation, observe } from "./observe.ts";
import { otlpEnvironments } from "./otlp-environments.ts";
import { watchRepositories } from "./watch-repositories.ts";

/** What a server gets to see of what others do. Disposing ends all watching. */
export interface OpenSources extends AsyncDisposable {
  readonly deps: Pick<ServerDeps, "observed" | "repositories" | "otlp">;
}

/** What the sources are opened with. */
export interface SourcesWish {
  readonly observing: Observing;
  readonly journal: JournalReader;
  /** Told what of it cannot be opened. */
  readonly say: (text: string) => void;
}

/**
 * Opens everything that is watched, for a server: logs, session files, repositories, and what is sent here. Nothing waits
 * for the first looks, which go on behind. What of it cannot be opened is left out and told: a server drives its own runs
 * all the same. Who opened it disposes of it, after the server.
 */
export async function openSources(
  context: Pick<Context, "home" | "io">,
  { observing, journal, say }: SourcesWish,
): Promise<OpenSources> {
  await using opening = new AsyncDisposableStack();
  const orElse = (what: string) => (error: unknown) => {
    const hint = isWheelhouseError(error) && error.hint !== undefined ? ` ${error.hint}` : "";
    say(`${what}: ${messageOf(error)}${hint}`);
    return undefined;
  };
  // Each asks the other: which repositories agents worked in, and which project a path is of.
  let repositories: Repositories | undefined;
  const projectOf = (repo: string): string | undefined => repositories?.projectOf(repo);
  const observation = await observe(context, { observing, journal, projectOf, say }).catch(
    orElse("What others do is not shown"),
  );
  if (observation) opening.defer(observation.close);
  const isOff = observing.repositories?.length === 0;
  const watched =
    observation && !isOff
      ? await watchRepositories(context, observing, { observed: observation.observed, say }).catch(
          orElse("Repositories are not looked at"),
        )
      : undefined;
  if (watched) opening.defer(watched.close);
  repositories = watched?.repositories;
  const received = await openIngress(context.home, observing, observation).catch(
    orElse("No OpenTelemetry is taken in"),
  );
  if (received) opening.defer(received.close);
  const open = opening.move();
  return {
    deps: {
      observed: watched?.observed ?? observation?.observed,
      repositories,
      otlp: received?.ingress,
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

async function openIngress(
  home: string,
  { otlp: { content, ...retention } }: Observing,
  observation: Observation | undefined,
): Promise<{ readonly ingress: OtlpIngress; readonly close: () => Promise<void> }> {
  const receiver = await openOtlp({
    directory: otlpDirectory(home),
    content,
    retention,
    ownTrace: (trace) => observation?.own?.runOfTrace(trace),
  });
  const token = loadSecret(otlpKeyPath(home));
  return {
    ingress: { receiver, token, environments: otlpEnvironments },
    close: () => receiver.close(),
  };
}
