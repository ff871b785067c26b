import type { JsonObject } from "@wheelhouse/core";
import { checkGiven, flowsByName } from "@wheelhouse/flows";
import { readInside } from "@wheelhouse/workspace";
import type { NamedFlow } from "../flows/flow-named.ts";
import { projectFiles } from "../project/project-files.ts";

/**
 * Looks before a run at what a built-in flow is given: a run that cannot use it would end at its second step, and is
 * better not begun. Throws `flow.input` with the nearest paths. Reads the documents that are named and nothing else; a
 * directory that cannot be listed is left to the run, which says what is wrong with it.
 */
export async function checkMaterial(
  flow: Pick<NamedFlow, "name" | "input">,
  input: JsonObject,
  project: string,
): Promise<void> {
  const own = flowsByName.get(flow.name);
  const parsed = own?.input.safeParse(input);
  if (own === undefined || parsed?.success !== true) return;
  const files = await projectFiles(project).catch(() => undefined);
  if (files === undefined) return;
  checkGiven(own, parsed.data, {
    files: files.map(({ path }) => path),
    read: (path) => readInside(project, path),
    root: project,
  });
}
