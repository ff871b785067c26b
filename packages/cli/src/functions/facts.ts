import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { CodeFunction } from "@wheelhouse/core";
import { factsSchema, scanSchema, snapshotSchema } from "@wheelhouse/flows";
import { collectFacts, writeFacts } from "@wheelhouse/workspace";
import { snapshotDirectory } from "../home/home-paths.ts";
import { asJson, readOutput } from "./read-output.ts";

/**
 * `facts@1`: writes what git knows of the project's history into a file for agents that cannot run git. It lies in the
 * directory of the run, also where the snapshot is that of another one.
 */
export function factsFunction(home: string): CodeFunction {
  return {
    name: "facts",
    version: 1,
    async run({ run, outputs, facts: { startedAt } }) {
      const snapshot = readOutput(outputs, "snapshot", snapshotSchema);
      const { scope } = readOutput(outputs, "scan", scanSchema);
      // Ages are counted from the run's start, so that a second try after a crash gives the same.
      const facts = await collectFacts(snapshot, { scope: scope.paths, now: startedAt });
      const own = snapshotDirectory(home, run);
      await mkdir(own, { recursive: true, mode: 0o700 });
      const path = writeFacts({ path: join(own, "tree") }, facts);
      return asJson(factsSchema.parse({ path, missing: facts.missing }));
    },
  };
}
