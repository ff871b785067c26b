import { literal } from "../git/literal.ts";
import { ourGit } from "../git/our-git.ts";
import type { Facts } from "../workspace.ts";
import type { History } from "./history.ts";
import { lineAges } from "./line-ages.ts";

const MAX_TODOS = 1000;
const MAX_TEXT = 300;
const SEARCH_MS = 15_000;
const MAX_BYTES = 32 * 1024 * 1024;
const WORDS = "TODO|FIXME|HACK|XXX|BUG";

/** A reminder is the first word of its line or of a comment on it. */
const REMINDER = new RegExp(
  String.raw`(?:^|//|/\*|<!--|--|\{-|[#;%*!'"])[\s/*#;!%<>=-]*@?(?:${WORDS})\b`,
);

/** Lines of these files that are TODO-like comments, with the age of each in days by blame. */
export async function collectTodos(
  history: History,
  paths: ReadonlySet<string>,
  missing: string[],
): Promise<Facts["todos"]> {
  const { gitDir, commit, prefix } = history;
  const where = prefix === "" ? [] : ["--", literal(prefix)];
  const { code, stdout } = await ourGit(
    ["grep", "-n", "-I", "-z", "--no-color", "--no-textconv", "-w", "-E", WORDS, commit, ...where],
    { gitDir, timeoutMs: SEARCH_MS, maxBytes: MAX_BYTES },
  );
  // 1 means that there is none.
  if (code !== 0 && code !== 1) missing.push("todos: not all files could be searched in time");
  const skip = commit.length + 1 + (prefix === "" ? 0 : prefix.length + 1);
  const all = [...stdout.matchAll(/([^\0]*)\0(\d+)\0([^\n]*)\n/g)]
    .map(([, name = "", line, text = ""]) => ({
      path: name.slice(skip),
      line: Number(line),
      text: text.trim().slice(0, MAX_TEXT),
    }))
    .filter(({ path, text }) => paths.has(path) && REMINDER.test(text));
  if (all.length > MAX_TODOS)
    missing.push(`todos: only ${MAX_TODOS} of ${all.length} were looked at`);
  const todos = all.slice(0, MAX_TODOS);
  const ages = await lineAges(
    history,
    Map.groupBy(todos, (todo) => todo.path),
    missing,
  );
  return todos.map((todo) => ({
    ...todo,
    ageDays: ages.get(todo.path)?.get(todo.line) ?? null,
  }));
}
