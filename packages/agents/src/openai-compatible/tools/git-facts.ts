import { z } from "zod";
import type { Facts } from "../../scout/facts.ts";
import { capText } from "./cap-text.ts";
import { defineTool } from "./define-tool.ts";
import type { Tool } from "./tool.ts";

const DEFAULT_ROWS = 50;

const inputSchema = z.object({
  about: z
    .enum(["churn", "todos", "changes"])
    .describe(
      "churn: how often files were changed, and by how many people; todos: comments that ask for work, with their age; changes: the files in question",
    ),
  path: z.string().optional().describe("Only files whose path begins so"),
  max: z.int().min(1).max(1000).optional().describe(`Most rows; ${DEFAULT_ROWS} when left out`),
});
type Input = z.infer<typeof inputSchema>;

/** A tool that tells what is known of the project's history. Git itself cannot be asked from here. */
export function gitFactsTool(
  readFacts: () => Promise<Facts | { readonly absent: string }>,
  maxChars: number,
): Tool {
  return defineTool({
    name: "git_facts",
    description:
      "Tells what was gathered from the project's git history. Other parts of the history, such as diffs and messages, are not there.",
    kind: "read",
    input: inputSchema,
    title: ({ about }) => `Look up ${about} in the history`,
    async run(input) {
      const facts = await readFacts();
      if ("absent" in facts)
        return { text: `Nothing is known of the project's history: ${facts.absent}.` };
      const text = capText(tableOf(facts, input), maxChars, "Give a path or a smaller max.");
      const missing = facts.missing.map((one) => `\n[Not available: ${one}]`).join("");
      return { text: text + missing };
    },
  });
}

function tableOf(facts: Facts, { about, path = "", max = DEFAULT_ROWS }: Input): string {
  const below = <T extends { readonly path: string }>(rows: readonly T[]): T[] =>
    rows.filter((row) => row.path.startsWith(path.replace(/^\.\/?/, "")));
  const table = (head: string, rows: readonly string[]): string => {
    if (rows.length === 0) return `Nothing is known of this${path === "" ? "" : ` below ${path}`}.`;
    const rest = rows.length > max ? [`[${rows.length - max} more rows]`] : [];
    return [head, ...rows.slice(0, max), ...rest].join("\n");
  };
  switch (about) {
    case "churn":
      return table(
        "commits\tlines changed\tauthors\tpath",
        below(facts.churn)
          .sort((a, b) => b.commits - a.commits)
          .map((row) => `${row.commits}\t${row.lines}\t${row.authors}\t${row.path}`),
      );
    case "todos":
      return table(
        "age in days\tplace\ttext",
        below(facts.todos).map(
          (row) =>
            `${row.ageDays === null ? "unknown" : Math.round(row.ageDays)}\t${row.path}:${row.line}\t${row.text}`,
        ),
      );
    case "changes":
      return table(
        "path",
        below(facts.scope.map((one) => ({ path: one }))).map((row) => row.path),
      );
    default:
      return about satisfies never;
  }
}
