import { existsSync, mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { WheelhouseError } from "@wheelhouse/core";
import { journalPath } from "../../home/home-paths.ts";
import { privateDirectory } from "../../home/private-directory.ts";
import { withDesk } from "../../issues/with-desk.ts";
import { findProject, type Project } from "../../project/find-project.ts";
import { addProject } from "../../project/known-projects.ts";
import { writeOwnSettings } from "../../project/own-settings.ts";
import { whoAmI } from "../../request/who-am-i.ts";
import { makeProjects } from "../fill/make-projects.ts";

/** The transcript that solves the issue of the sample project, by the name that a run gives as its model. */
export const SOLVE = { agent: "scripted", model: "solve" } as const;

const BASKET = fileURLToPath(new URL("basket.yaml", import.meta.url));
const ISSUE = {
  title: "Two cups cost as much as one",
  type: "bug",
  description: `A basket with two cups costs 2.50, and should cost 5.00.

The test \`two of a thing cost twice as much\` in \`test/total.test.js\` shows it: it fails.
`,
} as const;

/** A data directory with a project in it that has one issue. */
export interface IssuesGround {
  /** The data directory. */
  readonly home: string;
  readonly project: Project;
  /** The directory that holds all of it and goes with the demonstration; undefined where a person has named the place. */
  readonly fleeting: string | undefined;
}

/**
 * Makes a real repository whose test fails, and an issue about that, in a new directory of the system's temporary one, or
 * in the data directory that a person names. One that was made there before is taken again. Throws `usage` where
 * something else was run before.
 */
export async function makeIssuesGround(named: string | undefined): Promise<IssuesGround> {
  const fleeting =
    named === undefined ? realpathSync(mkdtempSync(join(tmpdir(), "wheelhouse-issues-"))) : named;
  const home = named ?? join(fleeting, "data");
  const projects = named === undefined ? fleeting : join(named, "sample-projects");
  const path = join(projects, "basket");
  const ground = (): IssuesGround => ({
    home,
    project: findProject(path, path),
    fleeting: named === undefined ? fleeting : undefined,
  });
  if (existsSync(journalPath(home))) {
    if (existsSync(join(path, ".git"))) return ground();
    throw new WheelhouseError("usage", `In ${home} something was run before.`, {
      hint: "The demonstration has a directory of its own: wheelhouse demo issues",
    });
  }
  privateDirectory(home);
  await makeProjects(projects, Date.now(), BASKET);
  const made = ground();
  const { project } = made;
  await addProject(home, project.path);
  // The agent, and how the project shows that it works: what a person says with `wheelhouse settings`.
  const work = { checks: [{ name: "test", command: ["node", "--test"] }] };
  writeOwnSettings(home, project.path, { ...SOLVE, work });
  await withDesk(home, { do: "create", project, by: whoAmI(), input: { ...ISSUE } });
  return made;
}
