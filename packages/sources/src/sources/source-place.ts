import { delimiter, join, resolve } from "node:path";
import type { SourceKind, SourceObject } from "@wheelhouse/core";

/** A place to watch. */
export interface SourcePlace {
  readonly kind: SourceKind;
  /** An absolute path. */
  readonly path: string;
  readonly name?: string | undefined;
  readonly origin: SourceObject["origin"];
}

/** Where places are named. */
export interface PlacesNamed {
  /** The person's home. */
  readonly home: string;
  readonly dataDir: string;
  readonly environment: { readonly [name: string]: string | undefined };
}

/**
 * Places that are watched without being added: those that harnesses write to by default, those that the environment
 * names, and what comes by OpenTelemetry.
 */
export function namedPlaces({ home, dataDir, environment }: PlacesNamed): readonly SourcePlace[] {
  const byDefault = (kind: SourceKind, path: string): SourcePlace => ({
    kind,
    path,
    origin: "default",
  });
  const listed = (kind: SourceKind, name: string): SourcePlace[] =>
    (environment[name] ?? "")
      .split(delimiter)
      .filter((path) => path !== "")
      .map((path) => ({ kind, path: resolve(path), origin: "environment" }));
  const claude = environment["CLAUDE_CONFIG_DIR"] ?? join(home, ".claude");
  const codex = environment["CODEX_HOME"] ?? join(home, ".codex");
  return [
    ...listed("run-log", "WHEELHOUSE_RUN_STATE_DIR"),
    ...listed("run-log", "REPO_RECALL_RUN_STATE_DIR"),
    ...listed("repositories", "WHEELHOUSE_REPOSITORIES"),
    byDefault("claude", resolve(claude, "projects")),
    byDefault("qwen", resolve(home, ".qwen", "projects")),
    byDefault("codex", resolve(codex, "sessions")),
    byDefault("otlp", resolve(dataDir, "otlp")),
  ];
}
