import { accessSync, constants, existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { nearest, WheelhouseError } from "@wheelhouse/core";
import { projectId } from "@wheelhouse/workspace";
import { didYouMean } from "../command/parse-command-line.ts";

/** A directory that runs look at. */
export interface Project {
  /** Stable for a path: its name and a few letters that tell it from others of that name. */
  readonly id: string;
  readonly path: string;
}

/**
 * The project that a person means: the directory that they name, else the repository that they stand
 * in, else the directory itself. Throws `project.unreadable`, with near names where there are any.
 */
export function findProject(named: string | undefined, cwd: string): Project {
  const path = named === undefined ? (topOf(cwd) ?? cwd) : resolve(cwd, named);
  const real = readable(path);
  return { id: projectId(real), path: real };
}

/** The nearest directory above that is a repository's working tree; a look at the disk, git is not asked. */
function topOf(from: string): string | undefined {
  for (let directory = from; ; directory = dirname(directory)) {
    if (existsSync(join(directory, ".git"))) return directory;
    if (directory === dirname(directory)) return undefined;
  }
}

function readable(path: string): string {
  let real: string;
  try {
    real = realpathSync(path);
  } catch (cause) {
    throw unreadable(
      `There is no directory ${path}.`,
      `${near(path)}Name one: --project DIR`,
      cause,
    );
  }
  if (!statSync(real).isDirectory())
    throw unreadable(
      `${path} is not a directory.`,
      "Name the directory that holds it: --project DIR",
    );
  try {
    accessSync(real, constants.R_OK | constants.X_OK);
    readdirSync(real);
  } catch (cause) {
    throw unreadable(
      `${path} cannot be read with your rights.`,
      `Take the right to read it (chmod u+rx ${path}), or name another one: --project DIR`,
      cause,
    );
  }
  return real;
}

/** Directories beside the one that is missing, when their names are like its name. */
function near(path: string): string {
  try {
    const siblings = readdirSync(dirname(path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    return didYouMean(nearest(basename(path), siblings).map((name) => join(dirname(path), name)));
  } catch {
    return "";
  }
}

function unreadable(message: string, hint: string, cause?: unknown): WheelhouseError {
  return new WheelhouseError("project.unreadable", message, { hint, cause });
}
