import { type GitOptions, ourGit } from "@wheelhouse/workspace";
import type { GitPlace } from "../discover/git-place.ts";

/** Entries of a git configuration in their order; a name may come again. Names are as git lists them. */
export type Config = readonly (readonly [name: string, value: string])[];

/** A configuration and the files that it came from. */
export interface ReadConfig {
  readonly config: Config;
  readonly files: readonly string[];
}

/**
 * What of a configuration says what is ignored, how files and blobs correspond, what a branch follows and where a remote
 * is. None of it names a program, and nothing else is taken.
 */
const TAKEN: readonly RegExp[] = [
  /^core\.(autocrlf|eol|filemode|ignorecase|precomposeunicode|symlinks|trustctime|checkstat)$/,
  /^core\.(sparsecheckout|sparsecheckoutcone|bare|worktree|excludesfile|attributesfile)$/,
  /^extensions\.(objectformat|refstorage)$/,
  /^index\.sparse$/,
  /^branch\..+\.(remote|merge)$/s,
  /^remote\..+\.(url|fetch)$/s,
  /^url\..+\.insteadof$/s,
];
const PLACES = [
  ["core.excludesfile", "ignore"],
  ["core.attributesfile", "attributes"],
] as const;

/** Reads a repository's configuration as its user's git would. Runs nothing that stands there. Throws git's last words. */
export async function readConfig(
  place: GitPlace,
  limits: Pick<GitOptions, "timeoutMs" | "signal">,
): Promise<ReadConfig> {
  const { code, stdout, stderr, cut } = await ourGit(
    ["config", "--list", "--includes", "--show-origin", "-z"],
    { cwd: place.top, gitDir: place.gitDir, asUser: true, ...limits },
  );
  if (code !== 0)
    throw new Error(cut === "time" ? "git config took too long." : lastWords(stderr, "config"));
  const parts = stdout.split("\0");
  const config: (readonly [string, string])[] = [];
  const files = new Set<string>();
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [origin = "", entry = ""] = [parts[index], parts[index + 1]];
    if (origin.startsWith("file:")) files.add(origin.slice("file:".length));
    const end = entry.indexOf("\n");
    const name = end < 0 ? entry : entry.slice(0, end);
    // A name alone is true.
    if (TAKEN.some((taken) => taken.test(name)))
      config.push([name, end < 0 ? "true" : entry.slice(end + 1)]);
  }
  const home = process.env["HOME"] ?? "/nonexistent";
  for (const [name, file] of PLACES)
    config.push([name, (valueOf(config, name) ?? usualPlace(file)).replace(/^~(?=\/)/, home)]);
  return { config, files: [...files] };
}

/** The value that counts: the last one. */
export function valueOf(config: Config, name: string): string | undefined {
  return config.findLast(([each]) => each === name)?.[1];
}

/** Files that may come to count without being listed as an origin before. */
export function configPlaces({ gitDir, commonDir }: GitPlace): string[] {
  const { HOME: home = "/nonexistent", XDG_CONFIG_HOME: config = `${home}/.config` } = process.env;
  return [
    `${commonDir}/config`,
    `${gitDir}/config.worktree`,
    `${home}/.gitconfig`,
    `${config}/git/config`,
    "/etc/gitconfig",
  ];
}

/** What git said last, as a sentence. */
export function lastWords(stderr: string, command: string): string {
  const said = stderr.trim().split("\n").at(-1) ?? "";
  return `git ${command} failed: ${said.replace(/^(fatal|error): /, "") || "it did not say why"}`;
}

function usualPlace(file: string): string {
  const config = process.env["XDG_CONFIG_HOME"];
  return config ? `${config}/git/${file}` : `~/.config/git/${file}`;
}
