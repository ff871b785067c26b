import { hash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inspectProject, type RepositoryPlace } from "../git/inspect-project.ts";
import { mustGit } from "../git/must-git.ts";
import { asIs } from "../git/user-settings.ts";
import { entriesOf } from "../snapshot/entries-of.ts";
import { LEFT_OUT } from "../snapshot/left-out.ts";

/** What a user's project was like at a moment. Two of the same project can be compared field by field. */
export interface ProjectFingerprint {
  /** Of HEAD, refs, index, configuration, hooks and what else steers git, by content; empty for a plain folder. */
  readonly git: string;
  /** Of the size, time and mode of every file, ignored ones left out. */
  readonly files: string;
}

/** What steers git, in a git directory or in the one that it shares with others. */
const STEERING = [
  "HEAD",
  "MERGE_HEAD",
  "ORIG_HEAD",
  "config",
  "config.worktree",
  "hooks",
  "index",
  "info",
  "packed-refs",
  "refs",
  "shallow",
];

/** Most files of a plain folder that are looked at. */
const MAX_FILES = 50_000;

/**
 * Takes a cheap fingerprint of a user's project: the receipt of a run says by it that the project is
 * as it was. Contents of files are not read, and nothing is written.
 */
export async function projectFingerprint(project: string): Promise<ProjectFingerprint> {
  const { path, repository } = await inspectProject(project);
  const files = repository ? await filesOf(path, repository) : filesBelow(path);
  const lines = files.sort().map((file) => {
    const stat = lstatSync(join(path, file), { throwIfNoEntry: false });
    return stat ? `${file}\0${stat.size} ${stat.mtimeMs} ${stat.mode}\n` : `${file}\0gone\n`;
  });
  return { git: repository ? gitOf(repository) : "", files: hash("sha256", lines.join("")) };
}

async function filesOf(path: string, { settings }: RepositoryPlace): Promise<string[]> {
  const excludes = settings.get("core.excludesfile");
  const listing = await mustGit(
    [
      ...(excludes === undefined ? [] : ["-c", `core.excludesFile=${excludes}`]),
      "ls-files",
      ...asIs(settings),
      "-z",
      "--cached",
      "--others",
      "--exclude-standard",
    ],
    { cwd: path },
  );
  return [...new Set(listing.split("\0"))].filter((file) => file !== "");
}

function filesBelow(path: string): string[] {
  const files: string[] = [];
  const directories = [""];
  for (let below = directories.pop(); below !== undefined; below = directories.pop()) {
    for (const entry of entriesOf(join(path, below))) {
      const name = below + entry.name;
      if (!entry.isDirectory()) files.push(name);
      else if (!LEFT_OUT.has(entry.name)) directories.push(`${name}/`);
      if (files.length >= MAX_FILES) return files;
    }
  }
  return files;
}

function gitOf({ gitDir, commonDir }: RepositoryPlace): string {
  const lines: string[] = [];
  for (const directory of new Set([gitDir, commonDir]))
    for (const name of STEERING) lines.push(`${name}\0${contentOf(join(directory, name))}\n`);
  return hash("sha256", lines.join(""));
}

/** Hash of a file, or of all that is below a directory with the names. */
function contentOf(path: string): string {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    const names = readdirSync(path).sort();
    return hash(
      "sha256",
      names.map((name) => `${name}\0${contentOf(join(path, name))}`).join("\n"),
    );
  }
  return stat?.isFile() ? `${stat.mode} ${hash("sha256", readFileSync(path))}` : "";
}
