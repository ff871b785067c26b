import { mkdir } from "node:fs/promises";
import type { CodeFunction } from "@wheelhouse/core";
import { makeClone } from "@wheelhouse/workspace";
import { cloneDirectory, runDirectory } from "../../home/home-paths.ts";
import { asJson } from "../read-output.ts";
import { solveInputOf } from "./own-clone.ts";

/** `write-clone@1`: makes the private clone that a run works in, from a commit of the project. */
export function writeCloneFunction(home: string): CodeFunction {
  return {
    name: "write-clone",
    version: 1,
    async run(context) {
      const { run, project } = context;
      const { issue, work } = solveInputOf(context);
      await mkdir(runDirectory(home, run), { recursive: true, mode: 0o700 });
      const clone = await makeClone({
        project: project.path,
        into: cloneDirectory(home, run),
        branch: work.branch,
        carry: work.carry,
        base: work.base ?? undefined,
      });
      const { tree, base, baseRef, dirty, carried, omitted, notes } = clone;
      const made = { tree, base, baseRef, dirty, carried, omitted, notes };
      return asJson({ ...made, issue: `${issue.project}#${issue.number}` });
    },
  };
}
