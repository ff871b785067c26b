import { homedir } from "node:os";
import { delimiter, isAbsolute } from "node:path";
import type { SourceKind } from "@wheelhouse/core";
import { namedPlaces, sessionFormats, type SourcePlace, tellKind } from "@wheelhouse/sources";
import type { Context } from "../command/context.ts";
import type { Observing } from "./environment.ts";

const SESSIONS: ReadonlySet<SourceKind> = new Set(sessionFormats.map(({ kind }) => kind));

/**
 * Places to watch that nobody has added: those that the environment names, the usual places of session files, and where
 * OpenTelemetry is kept. Where it cannot be told whose session files a directory holds, it is left out and `say` is told why.
 */
export async function watchedPlaces(
  { home, io: { env } }: Pick<Context, "home" | "io">,
  { stateDirectories, sessions, repositories }: Observing,
  say: (problem: string) => void,
): Promise<readonly SourcePlace[]> {
  const named = namedPlaces({
    home: homeOf(env["HOME"]),
    dataDir: home,
    environment: {
      ...env,
      WHEELHOUSE_RUN_STATE_DIR: stateDirectories.join(delimiter),
      REPO_RECALL_RUN_STATE_DIR: undefined,
      WHEELHOUSE_REPOSITORIES: repositories?.join(delimiter),
    },
  });
  if (sessions === undefined) return named;
  const told: SourcePlace[] = [];
  for (const path of sessions) {
    try {
      const kind = await tellKind(path, undefined, sessionFormats);
      if (SESSIONS.has(kind)) told.push({ kind, path, origin: "environment" });
      else say(`${path} in WHEELHOUSE_SESSIONS holds no session files.`);
    } catch (error) {
      say(`${path} in WHEELHOUSE_SESSIONS is not read: ${String(error)}`);
    }
  }
  return [...named.filter(({ kind }) => !SESSIONS.has(kind)), ...told];
}

const homeOf = (home: string | undefined): string =>
  home !== undefined && isAbsolute(home) ? home : homedir();
