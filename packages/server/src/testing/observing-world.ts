import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Observed,
  openObserved,
  openRepositories,
  type Repositories,
  RUN_LOG_FORMAT,
  sessionFormats,
} from "@wheelhouse/sources";
import { onTestFinished } from "vitest";
import { openWorld, type World } from "./open-world.ts";

/** A server that watches real logs and real repositories, in directories of its own. */
export interface ObservingWorld {
  readonly world: World;
  readonly observed: Observed;
  readonly repositories: Repositories;
  /** Directories: everything, the state of a harness, and repositories. */
  readonly place: { readonly all: string; readonly logs: string; readonly repositories: string };
  /** Appends lines to the log of a run. */
  readonly log: (name: string, ...lines: readonly object[]) => void;
  /** Writes the log of a run anew. */
  readonly rewrite: (name: string, ...lines: readonly object[]) => void;
}

/** Opens such a world; it goes with the test. */
export async function observingWorld(): Promise<ObservingWorld> {
  const all = mkdtempSync(join(tmpdir(), "wheelhouse-observing-"));
  onTestFinished(() => rmSync(all, { recursive: true, force: true }));
  const place = { all, logs: join(all, "state"), repositories: join(all, "src") };
  mkdirSync(place.logs);
  mkdirSync(place.repositories);
  const errors: unknown[] = [];
  const repositories = await openRepositories({
    roots: () => [place.repositories],
    intervalMs: 0,
  });
  onTestFinished(() => repositories.close());
  const observed = await openObserved({
    dataDir: join(all, "data"),
    formats: [RUN_LOG_FORMAT, ...sessionFormats],
    places: [{ kind: "run-log", path: place.logs, origin: "environment" }],
    staleMs: 15 * 60_000,
    now: Date.now,
    onError: (error) => void errors.push(error),
    projectOf: (repo) => repositories.projectOf(repo),
  });
  onTestFinished(async () => {
    await observed.close();
    if (errors.length > 0) throw new Error("observing went wrong", { cause: errors });
  });
  const world = await openWorld({ deps: { observed, repositories, projects: () => [] } });
  const pathOf = (name: string): string => {
    mkdirSync(join(place.logs, name), { recursive: true });
    return join(place.logs, name, "run.log");
  };
  const textOf = (lines: readonly object[]): string =>
    lines.map((line) => `${JSON.stringify({ v: 1, ts: Date.now(), ...line })}\n`).join("");
  return {
    world,
    observed,
    repositories,
    place,
    log: (name, ...lines) => appendFileSync(pathOf(name), textOf(lines)),
    rewrite: (name, ...lines) => writeFileSync(pathOf(name), textOf(lines)),
  };
}

/** Makes a repository with one file that nobody has added, and gives its path. */
export function makeRepository(directory: string, name: string): string {
  const path = join(directory, name);
  mkdirSync(path);
  execFileSync("git", ["init", "-q", "-b", "main", path]);
  writeFileSync(join(path, "new.txt"), "new\n");
  return path;
}
