import { createHash } from "node:crypto";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { RUN_ID } from "./run-lines.ts";

/** Longest path of a unix socket that every platform takes, in bytes. */
const SOCKET_BYTES = 100;

/** The journal's file. */
export function journalPath(home: string): string {
  return join(home, "journal.db");
}

/** The directory of one run: its snapshot and the private directories of its agents. */
export function runDirectory(home: string, run: string): string {
  if (!RUN_ID.test(run)) throw new Error(`${JSON.stringify(run)} cannot be the id of a run`);
  return join(home, "runs", run);
}

/** The copy of the project that the agents of a run read. */
export function snapshotDirectory(home: string, run: string): string {
  return join(runDirectory(home, run), "snapshot");
}

/** The clone that a run writes in. */
export function cloneDirectory(home: string, run: string): string {
  return join(runDirectory(home, run), "clone");
}

/** The directories of threads. */
export function threadsDirectory(home: string): string {
  return join(home, "threads");
}

/** The directory of one thread, by the name of its agent's run: its snapshot and private directories. */
export function threadDirectory(home: string, run: string): string {
  return join(threadsDirectory(home), run);
}

/** Where the work of a run is kept once its clone was removed. */
export function bundlePath(home: string, run: string): string {
  return join(home, "bundles", `${run}.bundle`);
}

/** Where the work of a run is saved in place of a branch, as a patch. */
export function patchPath(home: string, run: string): string {
  return join(home, "patches", `${run}.patch`);
}

/** What a detached host says; read it when one has died. */
export function hostLogPath(home: string): string {
  return join(home, "host.log");
}

/** The runs that the host drives, for whoever comes after it when it is killed. */
export function drivenPath(home: string): string {
  return join(home, "driven.json");
}

/** The user's own agents and endpoints; read, and never written. */
export function agentsConfigPath(home: string): string {
  return join(home, "agents.yaml");
}

/** What the conformance suite found for the agents of this machine. */
export function testedPath(home: string): string {
  return join(home, "tested-agents.json");
}

/** Agents that a person has allowed a project's settings to choose. */
export function allowedPath(home: string): string {
  return join(home, "allowed-agents.json");
}

/** Flows of projects that a person has read and trusts. */
export function trustedFlowsPath(home: string): string {
  return join(home, "trusted-flows.json");
}

/** What a person wants of the runs over each project. */
export function ownSettingsPath(home: string): string {
  return join(home, "project-settings.json");
}

/** How a person is told of what they have to know: `wheelhouse alerts`. */
export function alertSettingsPath(home: string): string {
  return join(home, "alerts.json");
}

/** Secrets of those who carry alerts, by name. */
export function alertSecretsPath(home: string): string {
  return join(home, "alert-secrets.json");
}

/** The plans that a person has saved for issues of a project. */
export function savedPlansDirectory(home: string, project: string): string {
  return join(home, "plans", project);
}

/** Directories that a person has made known, before any run over them. */
export function knownProjectsPath(home: string): string {
  return join(home, "known-projects.json");
}

/** What was received by OpenTelemetry: kept nowhere else. */
export function otlpDirectory(home: string): string {
  return join(home, "otlp");
}

/** The file with the token by which agents may send OpenTelemetry, and nothing else. */
export function otlpKeyPath(home: string): string {
  return join(home, "otlp-key");
}

/** The cache of what was observed; made again when it is deleted. */
export function observedPath(home: string): string {
  return join(home, "observed.db");
}

/** The places that a person has added to be watched. */
export function sourcesPath(home: string): string {
  return join(home, "sources.json");
}

/**
 * Where the host listens: in the data directory, or, when that path is too long for a socket, in a
 * directory of the user's own below the system's temporary one. `directory` must be private.
 */
export function socketPath(home: string): { readonly path: string; readonly directory: string } {
  const near = join(home, "host.sock");
  if (Buffer.byteLength(near) <= SOCKET_BYTES) return { path: near, directory: home };
  const name = createHash("sha256").update(home).digest("hex").slice(0, 12);
  const directory = join(tmpdir(), `wheelhouse-${userInfo().uid}-${name}`);
  return { path: join(directory, "host.sock"), directory };
}
