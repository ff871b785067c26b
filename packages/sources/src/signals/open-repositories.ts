import { realpathSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import type { RepositoryObject } from "@wheelhouse/core";
import { projectId } from "@wheelhouse/workspace";
import type { Repositories, Scan } from "../repositories.ts";
import { UNCONFIGURED } from "./derive/forge-facts.ts";
import { type Known, repositoryObjects } from "./derive/repository-objects.ts";
import { findRepositories } from "./discover/find-repositories.ts";
import { repositoryAround } from "./discover/repository-around.ts";
import type { ForgeSettings } from "./forge/forges-of.ts";
import { openForges } from "./forge/open-forges.ts";
import { inParallel } from "./in-parallel.ts";
import { type Kept, lookAt } from "./look/look-at.ts";
import { lookRounds } from "./look-rounds.ts";
import { nameProject } from "./name-project.ts";
import { ownScratch } from "./own-scratch.ts";
import { projectPage } from "./project-page.ts";
import { whyNot } from "./why-not.ts";

/** Where repositories are looked for, and how. */
export interface RepositoriesOptions {
  /** Directories that are searched; asked at each look. What is not there is passed over. */
  readonly roots: () => readonly string[];
  /** Paths in repositories that count wherever they lie: known projects, and where agents ran. Asked at each look. */
  readonly paths?: () => readonly string[];
  /** Sessions of agents by project id; asked at each look. */
  readonly sessions?: () => ReadonlyMap<string, number>;
  /** Time from the end of a look to the next, in ms; 0 looks only when asked. */
  readonly intervalMs?: number;
  /** Longest time for one repository, in ms. */
  readonly limitMs?: number;
  /** Directory in which we keep a directory of our own until the end; the system's for such things when absent. */
  readonly scratch?: string;
  /** Wall clock in ms. */
  readonly now?: () => number;
  /** How to ask forges; nobody is asked when absent. */
  readonly forges?: ForgeSettings;
}

/** Time between two looks unless somebody says otherwise, in ms. */
const INTERVAL_MS = 150_000;
const LIMIT_MS = 30_000;

/**
 * Opens the repositories of this machine. The first look begins at once, unless looks are only taken when asked for.
 *
 * *Contract*: rejects only when nothing can be written in `scratch`. What cannot be looked at is told as `failing`.
 */
export async function openRepositories(options: RepositoriesOptions): Promise<Repositories> {
  const { intervalMs = INTERVAL_MS, limitMs = LIMIT_MS, now = Date.now } = options;
  const scratch = realpathSync(ownScratch(options.scratch ?? tmpdir()));
  const stop = new AbortController();
  const { signal } = stop;
  const forges = openForges(options.forges ?? {}, now, signal);
  const kept = new Map<string, Kept>();
  const listeners = new Set<() => void>();
  let known = new Map<string, Known>();
  let objects: readonly RepositoryObject[] = [];
  let told = "";
  // Who polls may have the number of an earlier process: ours begins above it.
  let scan: Scan = { version: Math.floor(now() / 1000), at: undefined };
  const pages = new Set<Promise<unknown>>();

  const publish = (): void => {
    const at = now();
    objects = repositoryObjects([...known.values()], at);
    const text = JSON.stringify(objects.map((each) => ({ ...each, scanned_at: null })));
    const isNew = text !== told;
    told = text;
    scan = { version: scan.version + (isNew ? 1 : 0), at };
    if (isNew) for (const listener of listeners) listener();
  };
  const lookAtOne = async (path: string, sessions: ReadonlyMap<string, number>): Promise<Known> => {
    const id = projectId(path);
    const mine = kept.get(path) ?? {};
    kept.set(path, mine);
    const rest = { path, forge: UNCONFIGURED, sessions: sessions.get(id) ?? 0 };
    const withForge = (each: Known): Known => ({ ...each, forge: forges.view(each) });
    const shadow = join(scratch, id);
    try {
      const look = await lookAt(path, { shadow, kept: mine, now, limitMs, signal });
      return withForge({ ...rest, look, problem: undefined, lookedAt: now() });
    } catch (error) {
      // What was seen last is better than nothing, and nothing must not look like zero.
      kept.delete(path);
      const look = known.get(path)?.look;
      return withForge({
        ...rest,
        look,
        problem: whyNot(error, { path, shadow }),
        lookedAt: now(),
      });
    }
  };
  const look = async (): Promise<void> => {
    const found = await findRepositories(options.roots(), signal);
    const around = (options.paths?.() ?? []).flatMap((path) => repositoryAround(path) ?? []);
    const paths = [...new Set([...found.paths, ...around])];
    const sessions = options.sessions?.() ?? new Map<string, number>();
    const next = new Map<string, Known>();
    await inParallel(paths, availableParallelism() + 1, async (path) => {
      if (!signal.aborted) next.set(path, await lookAtOne(path, sessions));
    });
    if (signal.aborted) return;
    for (const path of kept.keys()) if (!next.has(path)) kept.delete(path);
    known = next;
    publish();
    const order = objects.flatMap(({ path }) => known.get(path) ?? []);
    if (!(await forges.ask(order)) || signal.aborted) return;
    for (const [path, each] of known) known.set(path, { ...each, forge: forges.view(each) });
    publish();
  };
  const rounds = lookRounds({ look, intervalMs, signal });
  return {
    scan: () => scan,
    async refresh() {
      const ran = await rounds.now();
      return { ...scan, ran };
    },
    lookAnew: () => rounds.anew(),
    list: () => objects,
    signals: () => objects.flatMap(({ signals }) => signals),
    async page(id) {
      const repository = objects.find((each) => each.id === id);
      if (!repository || signal.aborted) return undefined;
      const limits = { timeoutMs: limitMs, signal };
      const page = projectPage(repository, join(scratch, `${id}.page`), limits);
      pages.add(page);
      return page.finally(() => pages.delete(page));
    },
    projectOf: (repo) => nameProject(objects, repo),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      stop.abort();
      await rounds.ended();
      await Promise.allSettled(pages);
      listeners.clear();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}
