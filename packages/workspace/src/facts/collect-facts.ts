import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readKept } from "../snapshot/kept-snapshot.ts";
import { listFiles } from "../snapshot/list-files.ts";
import type { Facts, Snapshot } from "../workspace.ts";
import { collectChurn } from "./collect-churn.ts";
import { collectTodos } from "./collect-todos.ts";
import type { History } from "./history.ts";

/**
 * Gathers what a program without git wants to know of a project's history: how often each file
 * changed in the last year and by how many people, and how old its TODO comments are.
 *
 * *Contract*: limited in time and number. What cannot be found out is named in `missing`, never
 * guessed; files that are no longer there are left out.
 */
export async function collectFacts(
  snapshot: Snapshot,
  { scope, now }: { readonly scope: readonly string[]; readonly now: number },
): Promise<Facts> {
  const { gitDir, base, commit, path } = snapshot;
  const nothing: Facts = { version: 1, churn: [], todos: [], scope: [...scope], missing: [] };
  if (gitDir === undefined || commit === undefined)
    return { ...nothing, missing: ["history: the project is not a git repository"] };
  if (base === undefined)
    return { ...nothing, missing: ["history: the repository has no commit yet"] };
  const shallow = shallowCommits(gitDir);
  const missing =
    shallow.size === 0 ? [] : ["history: the clone is shallow, and what is older is not there"];
  const prefix = readKept(dirname(path))?.prefix ?? "";
  const history: History = { gitDir, commit, base, prefix, now, shallow };
  const paths = new Set(listFiles(path).map((file) => file.path));
  const [churn, todos] = await Promise.all([
    collectChurn(history, paths, missing),
    collectTodos(history, paths, missing),
  ]);
  return { ...nothing, churn, todos, missing };
}

function shallowCommits(gitDir: string): Set<string> {
  const file = join(gitDir, "shallow");
  if (!existsSync(file)) return new Set();
  return new Set(
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== ""),
  );
}
