import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Ground } from "@wheelhouse/engine";
import { afterCheck } from "@wheelhouse/workspace";
import { z } from "zod";
import { runDirectory, snapshotDirectory } from "../home/home-paths.ts";

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
  return {
    async place(run, outputs) {
      const snapshot = tree(run);
      // Outputs of agents are claims: only the place that we made ourselves is ever taken.
      const isTaken = Object.values(outputs).some(
        (output) => placeSchema.safeParse(output).data?.path === snapshot,
      );
      if (!isTaken) return { cwd: await make(runDirectory(home, run), "empty"), readable: [] };
      const facts = join(snapshotDirectory(home, run), "facts.json");
      return { cwd: snapshot, readable: existsSync(facts) ? [facts] : [] };
    },
    home: (run, agent) => make(runDirectory(home, run), "homes", nameFor(agent)),
    async tmp(run, attempt) {
      const path = join(runDirectory(home, run), "tmp", nameFor(attempt));
      await rm(path, { recursive: true, force: true });
      return make(path);
    },
    async changes(run) {
      const snapshot = tree(run);
      return existsSync(snapshot) ? afterCheck({ path: snapshot }).changes : [];
    },
    async leftovers() {
      const runs = await readdir(join(home, "runs")).catch(() => []);
      return runs.filter((run) =>
        PRIVATE.some((name) => existsSync(join(runDirectory(home, run), name))),
      );
    },
    async discard(run) {
      const directory = runDirectory(home, run);
      await Promise.all(
        PRIVATE.map((name) => rm(join(directory, name), { recursive: true, force: true })),
      );
    },
  };
}

/** A file name for any id: short, since sockets lie below it, and never a path. */
function nameFor(id: string): string {
  const hash = createHash("sha256").update(id).digest("hex").slice(0, 8);
  return `${id.replaceAll(/[^A-Za-z0-9._-]/g, "-").slice(0, 24)}-${hash}`;
}
