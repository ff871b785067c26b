import { rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { messageOf, type RepositoryObject } from "@wheelhouse/core";
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
import { nameProject } from "./name-project.ts";
import { ownScratch } from "./own-scratch.ts";
import { projectPage } from "./project-page.ts";

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
  const scratch = ownScratch(options.scratch ?? tmpdir());
  const forges = openForges(options.forges ?? {}, now);
  const kept = new Map<string, Kept>();
  const listeners = new Set<() => void>();
  let known = new Map<string, Known>();
  let objects: readonly RepositoryObject[] = [];
  let told = "";
  // Who polls may have the number of an earlier process: ours begins above it.
  let scan: Scan = { version: Math.floor(now() / 1000), at: undefined };
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

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
    try {
      const shadow = join(scratch, id);
      const look = await lookAt(path, { shadow, kept: mine, now, limitMs });
      return withForge({ ...rest, look, problem: undefined, lookedAt: now() });
    } catch (error) {
      // What was seen last is better than nothing, and nothing must not look like zero.
      kept.delete(path);
      const look = known.get(path)?.look;
      return withForge({ ...rest, look, problem: sentence(error), lookedAt: now() });
    }
  };
  const look = async (): Promise<void> => {
    const found = await findRepositories(options.roots());
    const around = (options.paths?.() ?? []).flatMap((path) => repositoryAround(path) ?? []);
    const paths = [...new Set([...found.paths, ...around])];
    const sessions = options.sessions?.() ?? new Map<string, number>();
    const next = new Map<string, Known>();
    await inParallel(paths, availableParallelism() + 1, async (path) => {
      if (!isClosed) next.set(path, await lookAtOne(path, sessions));
    });
    if (isClosed) return;
    for (const path of kept.keys()) if (!next.has(path)) kept.delete(path);
    known = next;
    publish();
    const order = objects.flatMap(({ path }) => known.get(path) ?? []);
    if (!(await forges.ask(order)) || isClosed) return;
    for (const [path, each] of known) known.set(path, { ...each, forge: forges.view(each) });
    publish();
  };
  const begin = (): Promise<void> => {
    clearTimeout(timer);
    running ??= look().finally(() => {
      running = undefined;
      if (intervalMs === 0 || isClosed) return;
      timer = setTimeout(again, intervalMs);
      timer.unref();
    });
    return running;
  };
  // Who asks for a look is told when those whom it asks fail; nobody asked for this one, and the next one tries again.
  const again = (): void => void begin().catch(() => undefined);
  if (intervalMs > 0) again();
  return {
    scan: () => scan,
    async refresh() {
      const ran = running === undefined;
      await begin();
      return { ...scan, ran };
    },
    list: () => objects,
    signals: () => objects.flatMap(({ signals }) => signals),
    async page(id) {
      const repository = objects.find((each) => each.id === id);
      return repository && projectPage(repository, join(scratch, `${id}.page`), limitMs);
    },
    projectOf: (repo) => nameProject(objects, repo),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await running?.catch(() => undefined);
      listeners.clear();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

/** Why a look failed, in one sentence. */
function sentence(error: unknown): string {
  const text = messageOf(error).trim();
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
