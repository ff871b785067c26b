import { join, relative, sep } from "node:path";
import type { CodeFunction } from "@wheelhouse/core";
import { z } from "zod";
import { snapshotDirectory } from "../home/home-paths.ts";

const claimedSchema = z.object({ path: z.string(), gitDir: z.string().optional() });

/**
 * A function that reads a snapshot, held to those that we took. In a flow that is a file an agent can do the step `snapshot`,
 * and a run that came in a file says what it likes: neither gets our own process to read a directory of the user's, or git
 * to follow the settings of a directory that an agent wrote.
 */
export function onOwnSnapshot(home: string, reads: CodeFunction): CodeFunction {
  return {
    name: reads.name,
    version: reads.version,
    run(context) {
      const claimed = claimedSchema.safeParse(context.outputs["snapshot"]).data;
      if (claimed && !isOurs(home, claimed))
        throw new Error(
          "the output of the step snapshot names a directory that is no copy of a project that Wheelhouse has made",
        );
      return reads.run(context);
    },
  };
}

function isOurs(home: string, { path, gitDir }: z.output<typeof claimedSchema>): boolean {
  const [run = ""] = relative(join(home, "runs"), path).split(sep);
  if (!/^[\w-]+$/.test(run)) return false;
  const directory = snapshotDirectory(home, run);
  const isTree = path === join(directory, "tree");
  return isTree && (gitDir === undefined || gitDir === join(directory, "git"));
}
