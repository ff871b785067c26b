import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ourGit } from "../git/our-git.ts";
import { readKept } from "../snapshot/take-snapshot.ts";
import type { Facts, Snapshot } from "../workspace.ts";
import { collectTodos } from "./collect-todos.ts";

const MAX_COMMITS = 5000;
const LOG_MS = 20_000;
const MAX_CHURN = 2000;

/**
 * Gathers what a program without git wants to know of a project's history: how often each file
 * changed in the last year and by how many people, and how old its TODO comments are. What cannot
 * be found out is named in `missing`, never guessed.
 */
export async function collectFacts(
  snapshot: Snapshot,
  options: { readonly scope: readonly string[]; readonly now: number },
): Promise<Facts> {
  const { gitDir, base } = snapshot;
  const scope = [...options.scope];
  const prefix = readKept(dirname(snapshot.path))?.prefix ?? "";
  if (gitDir === undefined || snapshot.commit === undefined) {
    return {
      version: 1,
      churn: [],
      todos: [],
      scope,
      missing: ["history: the project is not a git repository"],
    };
  }
  if (base === undefined) {
    return {
      version: 1,
      churn: [],
      todos: [],
      scope,
      missing: ["history: the repository has no commit yet"],
    };
  }
  const missing: string[] = [];
  const [churn, todos] = await Promise.all([
    collectChurn(gitDir, base, prefix, missing),
    collectTodos({ gitDir, commit: snapshot.commit, prefix, now: options.now }, missing),
  ]);
  return { version: 1, churn, todos, scope, missing };
}

/** Writes facts beside the snapshot's files and returns where. */
export function writeFacts(snapshot: Pick<Snapshot, "path">, facts: Facts): string {
  const file = join(dirname(snapshot.path), "facts.json");
  writeFileSync(file, JSON.stringify(facts));
  return file;
}

async function collectChurn(
  gitDir: string,
  base: string,
  prefix: string,
  missing: string[],
): Promise<Facts["churn"]> {
  const relative = prefix === "" ? [] : [`--relative=${prefix}`];
  const args = [
    "log",
    "--no-merges",
    "--no-renames",
    "--no-color",
    "--since=1.year",
    `--max-count=${MAX_COMMITS}`,
    "--numstat",
    "-z",
    "--format=%x01%ae",
    ...relative,
    base,
  ];
  const { code, stdout } = await ourGit(args, { gitDir, timeoutMs: LOG_MS });
  if (code !== 0) {
    missing.push("churn: the history could not be read in time");
    return [];
  }
  const files = new Map<string, { commits: number; lines: number; authors: Set<string> }>();
  let commits = 0;
  let author = "";
  for (const field of stdout.split("\0")) {
    const text = field.trimStart();
    if (text.startsWith("\u0001")) {
      commits++;
      const [mail, first] = text.slice(1).split("\n", 2);
      author = mail ?? "";
      count(first ?? text.slice(1).split("\n").slice(1).join("\n"));
    } else count(text);
  }
  function count(text: string): void {
    const match = /^(\d+|-)\t(\d+|-)\t(.+)$/s.exec(text.trim());
    if (!match?.[3]) return;
    const entry = files.get(match[3]) ?? { commits: 0, lines: 0, authors: new Set() };
    entry.commits++;
    entry.lines += (Number(match[1]) || 0) + (Number(match[2]) || 0);
    entry.authors.add(author);
    files.set(match[3], entry);
  }
  if (commits >= MAX_COMMITS)
    missing.push(`churn: only the newest ${MAX_COMMITS} commits were read`);
  return [...files]
    .map(([path, { commits: touched, lines, authors }]) => ({
      path,
      commits: touched,
      lines,
      authors: authors.size,
    }))
    .sort((a, b) => b.commits - a.commits || b.lines - a.lines || (a.path < b.path ? -1 : 1))
    .slice(0, MAX_CHURN);
}
