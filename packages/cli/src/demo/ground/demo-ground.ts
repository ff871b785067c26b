import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import { journalPath } from "../../home/home-paths.ts";
import { privateDirectory } from "../../home/private-directory.ts";
import { findProject, type Project } from "../../project/find-project.ts";
import { addProject } from "../../project/known-projects.ts";
import { makeProjects } from "../fill/make-projects.ts";

/** A data directory with a sample project that a demonstration is about. */
export interface DemoGround {
  /** The data directory. */
  readonly home: string;
  readonly project: Project;
  /** The directory that holds all of it and goes with the demonstration; undefined where a person has named the place. */
  readonly fleeting: string | undefined;
}

/** What a demonstration stands on. */
export interface GroundWish {
  /** How it is called: `wheelhouse demo NAME`. */
  readonly name: string;
  /** The file with its sample project, and how the project is called there. */
  readonly source: string;
  readonly project: string;
  /** Says what a person would have said before: settings, issues. Called once, when all of it is new. */
  readonly prepare: (ground: DemoGround) => Promise<void>;
}

/**
 * Makes a real repository in a new directory of the system's temporary one, or in the data directory that a person names. One
 * that was made there before is taken again. Throws `usage` where something else was run before.
 */
export async function makeDemoGround(
  named: string | undefined,
  { name, source, project: called, prepare }: GroundWish,
): Promise<DemoGround> {
  const fleeting =
    named === undefined ? realpathSync(mkdtempSync(join(tmpdir(), `wheelhouse-${name}-`))) : named;
  const home = named ?? join(fleeting, "data");
  const projects = named === undefined ? fleeting : join(named, "sample-projects");
  const path = join(projects, called);
  const ground = (): DemoGround => ({
    home,
    project: findProject(path, path),
    fleeting: named === undefined ? fleeting : undefined,
  });
  if (existsSync(journalPath(home))) {
    if (existsSync(join(path, ".git"))) return ground();
    throw new WheelhouseError("usage", `In ${home} something was run before.`, {
      hint: `The demonstration has a directory of its own: wheelhouse demo ${name}`,
    });
  }
  privateDirectory(home);
  await makeProjects(projects, Date.now(), source);
  const made = ground();
  await addProject(home, made.project.path);
  await prepare(made);
  return made;
}

/** Takes away what was made for a demonstration, unless a person has named the place. */
export function removeGround({ fleeting }: DemoGround): void {
  if (fleeting !== undefined) rmSync(fleeting, { recursive: true, force: true });
}
