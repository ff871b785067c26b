import { ourGit } from "../git/our-git.ts";
import type { Facts } from "../workspace.ts";

const MAX_TODOS = 400;
const MAX_BLAMED_FILES = 60;
const BLAME_MS = 15_000;
const DAY_MS = 86_400_000;

interface Where {
  readonly gitDir: string;
  readonly commit: string;
  readonly prefix: string;
  readonly now: number;
}

/** Lines that look like a TODO, with the age of each in days by blame. */
export async function collectTodos(where: Where, missing: string[]): Promise<Facts["todos"]> {
  const { gitDir, commit, prefix, now } = where;
  const pathspec = prefix === "" ? [] : ["--", prefix];
  const found = await ourGit(
    [
      "grep",
      "-n",
      "-I",
      "-z",
      "--no-color",
      "-w",
      "-E",
      "TODO|FIXME|HACK|XXX",
      commit,
      ...pathspec,
    ],
    { gitDir, timeoutMs: BLAME_MS },
  );
  if (found.code > 1 || found.code < 0) {
    missing.push("todos: the files could not be searched in time");
    return [];
  }
  const hits = found.stdout
    .split("\n")
    .flatMap((line) => {
      const [name, rest] = line.split("\0", 2);
      const match = /^(\d+):(.*)$/.exec(rest ?? "");
      if (name === undefined || !match) return [];
      const [, number, text = ""] = match;
      return {
        path: name.slice(commit.length + 1),
        line: Number(number),
        text: text.trim().slice(0, 300),
      };
    })
    .slice(0, MAX_TODOS);
  const byFile = Map.groupBy(hits, (hit) => hit.path);
  const ages = new Map<string, number>();
  const deadline = performance.now() + BLAME_MS;
  let blamed = 0;
  for (const [path, lines] of byFile) {
    if (blamed >= MAX_BLAMED_FILES || performance.now() > deadline) {
      missing.push(`todos: the age of those in ${byFile.size - blamed} files was not looked up`);
      break;
    }
    blamed++;
    const ranges = lines.flatMap(({ line }) => ["-L", `${line},${line}`]);
    const blame = await ourGit(["blame", "--line-porcelain", "-w", ...ranges, commit, "--", path], {
      gitDir,
      timeoutMs: BLAME_MS,
    });
    if (blame.code === 0) readAges(blame.stdout, path, commit, now, ages);
  }
  const strip = prefix === "" ? 0 : prefix.length + 1;
  return hits.map(({ path, line, text }) => ({
    path: path.slice(strip),
    line,
    text,
    ageDays: ages.get(`${path}:${line}`) ?? null,
  }));
}

function readAges(
  porcelain: string,
  path: string,
  snapshot: string,
  now: number,
  into: Map<string, number>,
): void {
  let line = 0;
  let commit = "";
  for (const row of porcelain.split("\n")) {
    const header = /^([0-9a-f]{40,64}) \d+ (\d+)/.exec(row);
    if (header) {
      commit = header[1] ?? "";
      line = Number(header[2]);
    } else if (row.startsWith("author-time ")) {
      // A line of the snapshot's own commit is not committed yet: it is as young as can be.
      const days =
        commit === snapshot
          ? 0
          : Math.floor((now - Number(row.slice("author-time ".length)) * 1000) / DAY_MS);
      into.set(`${path}:${line}`, Math.max(0, days));
    }
  }
}
