import { ourGit } from "../git/our-git.ts";
import type { Facts } from "../workspace.ts";
import type { History } from "./history.ts";

const MAX_COMMITS = 5000;
const MAX_FILES = 2000;
const TIME_MS = 20_000;
const MAX_BYTES = 128 * 1024 * 1024;
const YEAR_MS = 365 * 86_400_000;

interface Touched {
  commits: number;
  lines: number;
  readonly authors: Set<string>;
}

/** How often each of these files was changed in the last year, most often first. */
export async function collectChurn(
  history: History,
  paths: ReadonlySet<string>,
  missing: string[],
): Promise<Facts["churn"]> {
  const { gitDir, base, commit, prefix, now } = history;
  const { code, stdout, cut } = await ourGit(
    [
      "-c",
      `mailmap.blob=${commit}:.mailmap`,
      "log",
      "--no-merges",
      "--no-renames",
      "--no-color",
      "--no-ext-diff",
      "--no-textconv",
      "--ignore-submodules=all",
      `--since=${new Date(now - YEAR_MS).toISOString()}`,
      `--max-count=${MAX_COMMITS}`,
      "--numstat",
      "-z",
      "--format=c%H %aE",
      ...(prefix === "" ? [] : [`--relative=${prefix}`]),
      base,
    ],
    { gitDir, timeoutMs: TIME_MS, maxBytes: MAX_BYTES },
  );
  const { files, commits } = count(stdout, history.shallow);
  if (cut !== undefined)
    missing.push(`churn: only the newest ${commits} commits could be read in time`);
  else if (code !== 0) missing.push("churn: the history could not be read to its end");
  else if (commits >= MAX_COMMITS)
    missing.push(`churn: only the newest ${MAX_COMMITS} commits were read`);
  return [...files]
    .filter(([path]) => paths.has(path))
    .map(([path, touched]) => ({
      path,
      commits: touched.commits,
      lines: touched.lines,
      authors: touched.authors.size,
    }))
    .sort((a, b) => b.commits - a.commits || b.lines - a.lines || (a.path < b.path ? -1 : 1))
    .slice(0, MAX_FILES);
}

/** Reads `--numstat -z`: a header for each commit, then its files; the first of them begins with a line break. */
function count(
  log: string,
  shallow: ReadonlySet<string>,
): { files: Map<string, Touched>; commits: number } {
  const files = new Map<string, Touched>();
  let commits = 0;
  let author: string | undefined;
  const fields = log.split("\0");
  // What stands behind the last NUL was cut off.
  for (const field of fields.slice(0, -1)) {
    const header = /^c([0-9a-f]+) (.*)$/s.exec(field);
    if (header) {
      commits++;
      author = shallow.has(header[1] ?? "") ? undefined : (header[2] ?? "").toLowerCase();
      continue;
    }
    const [, added, removed, path] = /^\n?(\d+|-)\t(\d+|-)\t(.+)$/s.exec(field) ?? [];
    if (path === undefined || author === undefined) continue;
    const touched = files.get(path) ?? { commits: 0, lines: 0, authors: new Set() };
    touched.commits++;
    touched.lines += (Number(added) || 0) + (Number(removed) || 0);
    touched.authors.add(author);
    files.set(path, touched);
  }
  return { files, commits };
}
