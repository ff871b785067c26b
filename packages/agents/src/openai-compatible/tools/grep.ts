import { z } from "zod";
import { capText } from "./cap-text.ts";
import { defineTool } from "./define-tool.ts";
import { globPattern } from "./glob-pattern.ts";
import { linesOf } from "./read-file.ts";
import { Refusal } from "./refusal.ts";
import { runBounded } from "./run-bounded.ts";
import { type FileMatches, showMatches } from "./show-matches.ts";
import type { Tool } from "./tool.ts";
import type { Tree } from "./tree.ts";
import { walk } from "./walk.ts";

/** Longest time for one file, and for a whole search, in milliseconds. */
const FILE_MS = 300;
const SEARCH_MS = 8000;
/** So many files that took too long end the search: the pattern is at fault. */
const MAX_SLOW = 3;
/** Only so much of a line is searched, in characters; longer ones nobody wrote. */
const MAX_LINE = 10_000;
const DEFAULT_MATCHES = 100;

const inputSchema = z.object({
  pattern: z
    .string()
    .min(1)
    .max(1000)
    .describe("Regular expression (JavaScript), matched line by line"),
  path: z.string().optional().describe("File or folder to search; the whole project when left out"),
  glob: z.string().optional().describe("Only files that fit this pattern, such as *.ts"),
  ignoreCase: z.boolean().optional(),
  context: z.int().min(0).max(10).optional().describe("Lines to show around each match"),
  max: z
    .int()
    .min(1)
    .max(1000)
    .optional()
    .describe(`Most matches; ${DEFAULT_MATCHES} when left out`),
});
type Input = z.infer<typeof inputSchema>;

/** A tool that finds lines by a regular expression, at most `maxChars` characters of them. */
export function grepTool(tree: Tree, maxChars: number): Tool {
  return defineTool({
    name: "grep",
    description:
      "Searches the project's text files line by line with a regular expression. Matches are shown as path:line:text, lines of context as path-line-text.",
    kind: "search",
    input: inputSchema,
    title: ({ pattern, path, glob }) =>
      `Search for ${pattern}${path === undefined ? "" : ` in ${path}`}${glob === undefined ? "" : ` (${glob})`}`,
    run: async (input, signal) => {
      const { pattern, path = ".", context = 0 } = input;
      const regexp = regexpOf(input);
      const start = tree.find(path);
      const { paths, cut } = await filesOf(tree, input, signal);
      const { files, notes } = await search(
        tree,
        paths,
        regexp,
        input.max ?? DEFAULT_MATCHES,
        signal,
      );
      if (cut) notes.push("The project has more files than were looked at.");
      const trailer = notes.map((note) => `\n[${note}]`).join("");
      if (files.length === 0)
        return { text: `Nothing matches ${pattern}.${trailer}`, places: [{ path: start.full }] };
      const text = capText(
        showMatches(files, context),
        maxChars,
        "Use a narrower pattern or path.",
      );
      return {
        text: text + trailer,
        places: files.slice(0, 20).map((file) => ({
          path: tree.find(file.path).full,
          line: (file.matches[0] ?? 0) + 1,
        })),
      };
    },
  });
}

function regexpOf({ pattern, ignoreCase }: Input): RegExp {
  try {
    // The flag of inline case that other tools know, at the start only.
    const inline = pattern.startsWith("(?i)");
    return new RegExp(
      inline ? pattern.slice(4) : pattern,
      inline || ignoreCase === true ? "i" : "",
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    throw new Refusal(`The pattern is not a regular expression: ${why}`);
  }
}

async function filesOf(tree: Tree, { path = ".", glob }: Input, signal: AbortSignal) {
  const start = tree.find(path);
  const walked = await walk(start, signal);
  // A walk of a file finds nothing below it.
  const { paths, cut } =
    walked.paths.length === 0 && start.path !== "." ? { paths: [start.path], cut: false } : walked;
  if (glob === undefined) return { paths, cut };
  const regexp = globPattern(glob);
  const fitting: string[] = [];
  if (!runBounded(() => fitting.push(...paths.filter((one) => regexp.test(one))), FILE_MS))
    throw new Refusal(`${glob} takes too long to match. Use a simpler pattern.`);
  return { paths: fitting, cut };
}

async function search(
  tree: Tree,
  paths: readonly string[],
  regexp: RegExp,
  max: number,
  signal: AbortSignal,
): Promise<{ files: readonly FileMatches[]; notes: string[] }> {
  const files: FileMatches[] = [];
  const notes: string[] = [];
  const end = performance.now() + SEARCH_MS;
  let left = max;
  let slow = 0;
  let turn = performance.now();
  for (const path of paths) {
    if (performance.now() - turn > 12) {
      await new Promise(setImmediate);
      signal.throwIfAborted();
      turn = performance.now();
    }
    if (turn > end) {
      notes.push(`The search took too long and stopped before ${path}. Give a path or a glob.`);
      break;
    }
    const lines = readLines(tree, path);
    if (lines === undefined) continue;
    const matches: number[] = [];
    const run = isLinear(regexp) ? runFreely : runBounded;
    const done = run(() => {
      for (let line = 0; line < lines.length && matches.length < left; line++)
        if (regexp.test((lines[line] ?? "").slice(0, MAX_LINE))) matches.push(line);
    }, FILE_MS);
    if (matches.length > 0) files.push({ path, lines, matches });
    left -= matches.length;
    if (!done) {
      notes.push(`The pattern takes too long in ${path}; not all of it was searched.`);
      if (++slow >= MAX_SLOW) {
        notes.push("The search was stopped: use a simpler pattern, without nested repetition.");
        break;
      }
    }
    if (left <= 0) {
      notes.push(`Only the first ${max} matches are shown.`);
      break;
    }
  }
  return { files, notes };
}

/**
 * Whether a pattern certainly takes time in proportion to its text: it has neither groups nor
 * repetition. Most searches are such, and holding each file to a time takes longer than the file.
 */
export function isLinear({ source }: RegExp): boolean {
  return !/[*+?{(]/.test(source.replaceAll(/\\./gs, ""));
}

function runFreely(work: () => void): boolean {
  work();
  return true;
}

/** The lines of a file that can be searched. */
function readLines(tree: Tree, path: string): string[] | undefined {
  try {
    return linesOf(tree.readText(tree.find(path)));
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
