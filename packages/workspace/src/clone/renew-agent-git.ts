import { lstatSync } from "node:fs";
import { join } from "node:path";
import { headOf } from "../commit/commit-work.ts";
import { serially } from "../commit/serially.ts";
import { readPlain } from "../git/read-plain.ts";
import { configOf, writeAgentGit } from "./agent-git.ts";
import type { Clone } from "./clone.ts";

/**
 * Makes the agent's own `.git` in the tree anew, at our last commit, unless what steers git there is as we have written
 * it. Settings and hooks name programs, and who wrote in the tree may have set them for whoever comes after: an agent
 * that only wants to see a diff would start them, with all that it may read itself. What an agent has committed there is
 * lost then; the files of the tree stay as they are. Resolves with whether it was made anew.
 */
export function renewAgentGit(clone: Clone): Promise<boolean> {
  return serially(clone.gitDir, async () => {
    if (isOurs(clone)) return false;
    await writeAgentGit(clone, await headOf(clone));
    return true;
  });
}

function isOurs({ tree, gitDir, objectFormat }: Clone): boolean {
  const at = (...names: string[]): string => join(tree, ".git", ...names);
  const isThere = (path: string): boolean =>
    lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  const isDirectory = (path: string): boolean =>
    lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const attributes = readPlain(join(gitDir, "info", "attributes"));
  return (
    isDirectory(at()) &&
    isDirectory(at("info")) &&
    readPlain(at("config"))?.toString("utf8") === configOf(objectFormat) &&
    readPlain(at("info", "attributes"))?.toString("utf8") === attributes?.toString("utf8") &&
    // Nothing of git's own makes these in a plain repository that has no template.
    !isThere(at("hooks")) &&
    !isThere(at("commondir"))
  );
}
