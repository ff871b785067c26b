import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseChecked } from "@wheelhouse/agents";
import { WheelhouseError } from "@wheelhouse/core";
import { ourGit } from "@wheelhouse/workspace";
import { z } from "zod";

const treeSchema = z.record(z.string(), z.string());
const projectsSchema = z.record(
  z.string(),
  z.strictObject({
    branch: z.string(),
    message: z.string().default("Go on"),
    files: treeSchema,
    change: treeSchema.default({}),
  }),
);

const SOURCE = fileURLToPath(new URL("projects.yaml", import.meta.url));
/** Whose commits they are; nobody's settings are asked. */
const WHO = [
  "-c",
  "user.name=Ann",
  "-c",
  "user.email=ann@example.com",
  "-c",
  "commit.gpgsign=false",
];

/**
 * Makes the sample projects below a directory: real repositories of a few files, with a commit of
 * `at`, in milliseconds, and where there is a change a branch with one of a day later. What the
 * environment says of git does not count: a hook that calls us names a repository in it, its user's own.
 */
export async function makeProjects(
  directory: string,
  at: number,
  source: string = SOURCE,
): Promise<void> {
  const projects = parseChecked(readFileSync(source, "utf8"), {
    schema: projectsSchema,
    whole: "the list of projects",
    misplaced: "A project has a branch, a message, files and a change.",
    fail: ({ line, what }) => new WheelhouseError("internal", `${source}, line ${line}: ${what}.`),
  });
  for (const [name, { branch, message, files, change }] of Object.entries(projects)) {
    const path = join(directory, name);
    mkdirSync(path, { recursive: true });
    await git(path, at, "init", "--quiet", "--template=", "--initial-branch=main");
    await commit(path, files, at, "Begin");
    if (Object.keys(change).length === 0) continue;
    await git(path, at, "checkout", "--quiet", "-b", branch);
    await commit(path, change, at + 86_400_000, message);
  }
}

async function commit(
  path: string,
  files: Readonly<Record<string, string>>,
  at: number,
  message: string,
): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  }
  await git(path, at, "add", "--all");
  await git(path, at, ...WHO, "commit", "--quiet", "-m", message);
}

async function git(cwd: string, at: number, ...args: readonly string[]): Promise<void> {
  const date = new Date(at).toISOString();
  const env = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  const { code, stderr } = await ourGit(args, { cwd, env });
  if (code === 0) return;
  const what = args.find((arg) => !arg.startsWith("-") && !arg.includes("="));
  throw new WheelhouseError("project.unreadable", `git ${what} failed: ${stderr.trim()}`, {
    hint: "The sample projects need git: wheelhouse doctor",
  });
}
