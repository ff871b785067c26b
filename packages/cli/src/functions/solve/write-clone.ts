import { mkdir } from "node:fs/promises";
import { projectSettings } from "@wheelhouse/agents";
import type { CodeFunction } from "@wheelhouse/core";
import { solveInputSchema } from "@wheelhouse/flows";
import { makeClone } from "@wheelhouse/workspace";
import { z } from "zod";
import { cloneDirectory, runDirectory } from "../../home/home-paths.ts";
import { asJson } from "../read-output.ts";

const inputSchema = z.object({
  /** Branch that the agent's own git is on. */
  branch: z.string().optional(),
  /** Ignored files to copy from the project. */
  carry: z.array(z.string()).default([]),
  /** Branch or commit that the work begins at; HEAD when absent. */
  base: z.string().optional(),
});

/** `write-clone@1`: makes the private clone that a run works in, from a commit of the project. */
export function writeCloneFunction(home: string): CodeFunction {
  return {
    name: "write-clone",
    version: 1,
    async run(context) {
      const { run, project } = context;
      const input = inputSchema.parse(context.input);
      const issue = solveInputSchema.safeParse(context.runInput).data?.issue;
      await mkdir(runDirectory(home, run), { recursive: true, mode: 0o700 });
      const clone = await makeClone({
        project: project.path,
        into: cloneDirectory(home, run),
        covered: projectSettings("", "write"),
        ...input,
      });
      const { tree, base, baseRef, dirty, carried, omitted, notes } = clone;
      const made = { tree, base, baseRef, dirty, carried, omitted, notes };
      return asJson({ ...made, ...(issue && { issue: `${issue.project}#${issue.number}` }) });
    },
  };
}
