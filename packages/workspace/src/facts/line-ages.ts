import { ourGit } from "../git/our-git.ts";
import type { History } from "./history.ts";

/** All files together, in milliseconds; the one that is being looked at then is finished. */
const TOTAL_MS = 15_000;
const FILE_MS = 5_000;
const AT_ONCE = 2;
const DAY_MS = 86_400_000;

/** Line → age in days. */
type Ages = ReadonlyMap<number, number>;

/** How old lines are, by path; what could not be found out is not in it. */
export async function lineAges(
  history: History,
  lines: ReadonlyMap<string, readonly { readonly line: number }[]>,
  missing: string[],
): Promise<Map<string, Ages>> {
  const ages = new Map<string, Ages>();
  const deadline = performance.now() + TOTAL_MS;
  const queue = [...lines];
  const work = async (): Promise<void> => {
    while (queue.length > 0 && performance.now() < deadline) {
      const next = queue.shift();
      if (next === undefined) return;
      const [path, wanted] = next;
      const found = await blame(history, path, wanted);
      if (found) ages.set(path, found);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const unknown = lines.size - ages.size;
  if (unknown > 0)
    missing.push(`todos: the age of those in ${unknown} files could not be found out in time`);
  return ages;
}

async function blame(
  { gitDir, commit, prefix, now, shallow }: History,
  path: string,
  wanted: readonly { readonly line: number }[],
): Promise<Ages | undefined> {
  const ranges = wanted.flatMap(({ line }) => ["-L", `${line},${line}`]);
  const full = prefix === "" ? path : `${prefix}/${path}`;
  const { code, stdout } = await ourGit(
    ["blame", "--porcelain", "--no-textconv", "-w", ...ranges, commit, "--", full],
    { gitDir, timeoutMs: FILE_MS },
  );
  if (code !== 0) return undefined;
  const ages = new Map<number, number>();
  const times = new Map<string, number>();
  let line = 0;
  let author = "";
  for (const row of stdout.split("\n")) {
    // Content begins with a tab; the facts of a commit stand at its first line only.
    const [, id, at] = /^([0-9a-f]{40,64}) \d+ (\d+)/.exec(row) ?? [];
    if (id !== undefined) {
      author = id;
      line = Number(at);
    } else if (row.startsWith("author-time "))
      times.set(author, Number(row.slice("author-time ".length)) * 1000);
    else if (row.startsWith("\t") && !shallow.has(author)) {
      // A line of the snapshot's own commit is not committed yet: it is as young as can be.
      const days = author === commit ? 0 : Math.floor((now - (times.get(author) ?? now)) / DAY_MS);
      ages.set(line, Math.max(0, days));
    }
  }
  return ages;
}
