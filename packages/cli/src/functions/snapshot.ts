import type { CodeFunction } from "@wheelhouse/core";
import { snapshotSchema } from "@wheelhouse/flows";
import { takeSnapshot } from "@wheelhouse/workspace";
import { snapshotDirectory } from "../home/home-paths.ts";
import { asJson } from "./read-output.ts";

/** `snapshot@1`: copies the project's exact working state into the run's directory. */
export function snapshotFunction(home: string): CodeFunction {
  return {
    name: "snapshot",
    version: 1,
    async run({ run, project }) {
      const into = snapshotDirectory(home, run);
      return asJson(snapshotSchema.parse(await takeSnapshot({ project: project.path, into })));
    },
  };
}
