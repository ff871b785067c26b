import { z } from "zod";
import { capText } from "./cap-text.ts";
import { defineTool } from "./define-tool.ts";
import { globPattern } from "./glob-pattern.ts";
import { Refusal } from "./refusal.ts";
import { runBounded } from "./run-bounded.ts";
import type { Tool } from "./tool.ts";
import type { Tree } from "./tree.ts";
import { walk } from "./walk.ts";

const MATCH_MS = 1000;

/** A tool that finds files by their paths. */
export function globTool(tree: Tree, maxChars: number): Tool {
  return defineTool({
    name: "glob",
    description:
      "Lists the files of the project whose path fits a pattern, such as `src/**/*.ts` or `*.{yml,yaml}`. A pattern without a slash is looked for in every folder.",
    kind: "search",
    input: z.object({
      pattern: z.string().min(1),
      path: z.string().optional().describe("Folder to look in; the whole project when left out"),
    }),
    title: ({ pattern, path }) => `Find files ${pattern}${path === undefined ? "" : ` in ${path}`}`,
    async run({ pattern, path = "." }, signal) {
      const start = tree.find(path);
      const regexp = globPattern(pattern);
      const { paths, cut } = await walk(start, signal);
      const skip = start.path === "." ? 0 : start.path.length + 1;
      const found: string[] = [];
      const done = runBounded(() => {
        // A path from the root is understood too: models mix the two up.
        for (const one of paths)
          if (regexp.test(one.slice(skip)) || regexp.test(one)) found.push(one);
      }, MATCH_MS);
      if (!done) throw new Refusal(`${pattern} takes too long to match. Use a simpler pattern.`);
      const places = [{ path: start.full }];
      const note = cut ? "\n[The project has more files than were looked at.]" : "";
      if (found.length === 0) return { text: `No file fits ${pattern}.${note}`, places };
      const text = capText(found.join("\n"), maxChars, "Use a narrower pattern.");
      return {
        text: `${text}\n[${found.length} ${found.length === 1 ? "file" : "files"}]${note}`,
        places,
      };
    },
  });
}
