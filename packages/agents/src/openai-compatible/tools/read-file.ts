import { z } from "zod";
import { capLine } from "./cap-text.ts";
import { defineTool } from "./define-tool.ts";
import { Refusal } from "./refusal.ts";
import type { Tool } from "./tool.ts";
import type { Tree } from "./tree.ts";

/** Longest line that is shown whole, in characters. */
const MAX_LINE = 2000;

/** A tool that shows lines of a file with their numbers, at most `maxChars` characters a call. */
export function readFileTool(tree: Tree, maxChars: number): Tool {
  return defineTool({
    name: "read_file",
    description:
      "Reads a text file of the project. Each line is shown as its number, a tab and its text. Long files come in parts: give `from` and `to` to choose the lines.",
    kind: "read",
    input: z.object({
      path: z.string().describe("Path from the project's root"),
      from: z.int().min(1).optional().describe("First line, counted from 1"),
      to: z.int().min(1).optional().describe("Last line"),
    }),
    title: ({ path, from, to }) =>
      `Read ${path}${from === undefined && to === undefined ? "" : `, lines ${from ?? 1} to ${to ?? "the end"}`}`,
    async run({ path, from = 1, to }) {
      const place = tree.find(path);
      const lines = linesOf(tree.readText(place));
      if (lines.length === 0)
        return { text: `${place.path} is empty.`, places: [{ path: place.full }] };
      if (from > lines.length) throw new Refusal(`${place.path} has only ${lines.length} lines.`);
      if (to !== undefined && to < from) throw new Refusal("`to` lies before `from`.");
      const wanted = Math.min(to ?? lines.length, lines.length);
      let text = "";
      let last = from - 1;
      while (last < wanted) {
        const line = `${last + 1}\t${capLine(lines[last] ?? "", MAX_LINE)}\n`;
        if (text !== "" && text.length + line.length > maxChars) break;
        text += line;
        last++;
      }
      const more = last < wanted ? `: the rest did not fit, go on with from=${last + 1}` : "";
      return {
        text: `${text}[lines ${from} to ${last} of ${lines.length}${more}]`,
        places: [{ path: place.full, line: from }],
      };
    },
  });
}

/** The lines of a text, as editors count them. Pure. */
export function linesOf(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}
