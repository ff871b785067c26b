import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { messageOf } from "@wheelhouse/core";
import { z } from "zod";
import { capText } from "./cap-text.ts";
import { defineTool } from "./define-tool.ts";
import { Refusal } from "./refusal.ts";
import type { Tool } from "./tool.ts";
import { isGitName, type Tree } from "./tree.ts";

/** A tool that lists one folder. */
export function listDirectoryTool(tree: Tree, maxChars: number): Tool {
  return defineTool({
    name: "list_directory",
    description:
      "Lists one folder of the project: folders end with a slash, files have their size in bytes.",
    kind: "search",
    input: z.object({
      path: z.string().optional().describe("Path from the project's root; the root when left out"),
    }),
    title: ({ path }) => `List ${path ?? "."}`,
    async run({ path = "." }) {
      const place = tree.find(path);
      if (!statSync(place.full).isDirectory()) throw new Refusal(`${place.path} is not a folder.`);
      const lines = entriesOf(place.full)
        .filter(({ name }) => !isGitName(name))
        .map((entry) => {
          if (entry.isDirectory()) return `${entry.name}/`;
          return entry.isFile()
            ? `${entry.name}\t${sizeOf(join(place.full, entry.name))}`
            : `${entry.name}\t(a link or special file)`;
        })
        .sort();
      const places = [{ path: place.full }];
      if (lines.length === 0) return { text: `${place.path} is empty.`, places };
      return {
        text: capText(lines.join("\n"), maxChars, "Use glob with a narrower pattern."),
        places,
      };
    },
  });
}

function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    throw new Refusal(`The folder cannot be read: ${messageOf(error)}`);
  }
}

function sizeOf(path: string): string {
  try {
    return String(statSync(path).size);
  } catch {
    return "unknown";
  }
}
