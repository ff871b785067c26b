import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Ground, Stands } from "@wheelhouse/engine";
import { afterCheck, type Clone, readClone, removeTree } from "@wheelhouse/workspace";
import { z } from "zod";
import { cloneDirectory, runDirectory, snapshotDirectory } from "../home/home-paths.ts";

/** What of a run's directory goes with its end. */
const PRIVATE = ["homes", "tmp", "empty"];
const placeSchema = z.object({ path: z.string() });

/**
 * The files of runs in a data directory: `runs/<id>/` with `snapshot/`, `homes/` and `tmp/`.
 *
 * What a run leaves behind is its snapshot: the citations of its report can be looked up there. The
 * private directories of its agents go with its end, since only a run that goes on could use them.
 */
export function createGround(home: string): Ground {
  const tree = (run: string): string => join(snapshotDirectory(home, run), "tree");
  const make = async (...parts: string[]): Promise<string> => {
    const path = join(...parts);
    await mkdir(path, { recursive: true, mode: 0o700 });
    return path;
  };
  /** The run whose snapshot it is that a run stands on: its own, or one that its finished steps were taken from. */
  const standsOn = (run: string, { outputs, origins }: Stands): string | undefined =>
    // Outputs of agents are claims: only a place that we made ourselves is ever taken.
    [run, ...origins].find((each) =>
      Object.values(outputs).some((output) => isTree(output, tree(each))),
    );
  return {
    async place(run, stands) {
      const clone = ownClone(home, run, stands);
      if (clone) return { cwd: clone.tree, readable: [clone.objects] };
      const owner = standsOn(run, stands);
      if (owner === undefined)
        return { cwd: await make(runDirectory(home, run), "empty"), readable: [] };
      const facts = [run, owner]
        .map((each) => join(snapshotDirectory(home, each), "facts.json"))
        .find((path) => existsSync(path));
      return { cwd: tree(owner), readable: facts === undefined ? [] : [facts] };
    },
    home: (run, agent) => make(runDirectory(home, run), "homes", nameFor(agent)),
    async tmp(run, attempt) {
      const path = join(runDirectory(home, run), "tmp", nameFor(attempt));
      await removeTree(path);
      return make(path);
    },
    async changes(run, stands) {
      const snapshot = tree(standsOn(run, stands) ?? run);
      return existsSync(snapshot) ? afterCheck({ path: snapshot }).changes : [];
    },
    lost: async (outputs, runs) =>
      Object.entries(outputs).flatMap(([step, output]) => {
        // Nobody writes in the clone of another run: a fork makes its own.
        if (runs.some((each) => isClone(output, cloneDirectory(home, each)))) return [step];
        const owner = runs.find((each) => isTree(output, tree(each)));
        return owner === undefined || existsSync(tree(owner)) ? [] : [step];
      }),
    async leftovers() {
      const runs = await readdir(join(home, "runs")).catch(() => []);
      return runs.filter((run) =>
        PRIVATE.some((name) => existsSync(join(runDirectory(home, run), name))),
      );
    },
    async discard(run) {
      const directory = runDirectory(home, run);
      await Promise.all(PRIVATE.map((name) => removeTree(join(directory, name))));
    },
  };
}

/** The clone that a run has made by a step of its own; undefined when it has made none. */
function ownClone(home: string, run: string, { outputs }: Stands): Clone | undefined {
  const directory = cloneDirectory(home, run);
  const isMade = Object.values(outputs).some((output) => isClone(output, directory));
  return isMade ? readClone(directory) : undefined;
}

const cloneSchema = z.object({ tree: z.string() });

function isClone(output: unknown, directory: string): boolean {
  return cloneSchema.safeParse(output).data?.tree === join(directory, "tree");
}

function isTree(output: unknown, tree: string): boolean {
  return placeSchema.safeParse(output).data?.path === tree;
}

/** A file name for any id: short, since sockets lie below it, and never a path. */
function nameFor(id: string): string {
  const hash = createHash("sha256").update(id).digest("hex").slice(0, 8);
  return `${id.replaceAll(/[^A-Za-z0-9._-]/g, "-").slice(0, 24)}-${hash}`;
}
